"""The article of a page: which nodes are the published text.

First the furniture is marked: what names itself so, lists of links, the foot. Then the article is
the element with a name that publishing systems give it; where there is none, the element whose own
paragraphs weigh most, widened until hardly any prose is outside. A page without furniture is an
article as a whole, as word processors save it.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from mingxi.documents.html.frames import ATTACHMENT, FURNISHES, feet, meaning
from mingxi.documents.html.page import NO_ATTRIBUTES, Page
from mingxi.documents.html.weights import Sums, Weights

_HELD_SHARE_MIN = 0.5
_PROSE_SHARE_MIN = 0.95
_PART_SHARE_MIN = 0.1
_FOOT_CHARACTERS_MAX = 300

# Blocks that may hold an article: neither parts of a table or list nor paragraphs.
_HOLDERS = frozenset(
    ("html", "body", "div", "td", "section", "article", "main", "form", "center", "fieldset", "dd")
)

_PAGE = ("html", "body")
_NAMING = ("class", "id", "role")


class Article(NamedTuple):
    """The nodes of the article: all inside ``node`` but those marked in ``cut``.

    ``is_page`` holds where nothing was found around it.
    """

    node: int
    cut: bytearray
    is_page: bool


def article_of(page: Page, weights: Weights, tables: set[int]) -> Article:
    """Find the article of a page."""
    ranks = _ranks(page)
    outside = _furniture(page, weights, ranks)
    weights = weights._replace(prose=_without(page, weights.prose, outside))
    prose = Sums(page, weights.prose)
    if 1 not in outside or not prose[0]:
        return Article(0, bytearray(len(page.tags)), is_page=True)
    node = _contained(page, ranks, prose)
    if node is None:
        node = _densest(page, weights, prose, outside, tables)
    return Article(node, _cut(page, weights, ranks, outside, node), is_page=False)


def _ranks(page: Page) -> dict[int, int]:
    """Give what the names of elements mean (tag, classes, id, role): the least rank of them.

    Elements whose names mean nothing are left out.
    """
    tags = {tag: rank for tag in set(page.tags) if (rank := meaning(tag)) is not None}
    ranks = {node: tags[tag] for node, tag in enumerate(page.tags) if tag in tags} if tags else {}
    for name in _NAMING:
        for node, attributes in page.attributes.items():
            if name in attributes and (rank := meaning(attributes[name])) is not None:
                ranks[node] = min(rank, ranks.get(node, rank))
    return ranks


def _furniture(page: Page, weights: Weights, ranks: dict[int, int]) -> bytearray:
    """Mark the elements that belong to the page, not to the text: none holds most of the prose."""
    marked = bytearray(len(page.tags))
    prose = Sums(page, weights.prose)
    half = prose[0] // 2
    furnishing = (node for node, rank in ranks.items() if rank == FURNISHES)
    for node in chain(weights.link_lists, furnishing):
        if page.blocks[node] == node and page.tags[node] not in _PAGE:
            marked[node] = prose[node] <= half
    for line in feet(page.texts):
        for node in _foot(page, weights, line):
            marked[node] = prose[node] <= half
    return marked


def _foot(page: Page, weights: Weights, line: int) -> Iterator[int]:
    """Give the small blocks around a line of the foot, from the inside out."""
    node = page.blocks[line]
    while page.tags[node] not in _PAGE:
        if weights.length[node] > _FOOT_CHARACTERS_MAX:
            return
        yield node
        node = page.parents[node]


def _without(page: Page, own: list[int], marked: bytearray) -> list[int]:
    """Give the figure of each node that is neither marked nor inside one that is, else nothing."""
    left = list(own)
    node = marked.find(1)
    while node >= 0:
        end = page.ends[node]
        left[node:end] = [0] * (end - node)
        node = marked.find(1, end)
    return left


def _contained(page: Page, ranks: dict[int, int], prose: Sums) -> int | None:
    """Find the element with the surest name of a container that holds the better part.

    What stands in the furniture has no prose left.
    """
    named: dict[int, list[int]] = {}
    for node, rank in sorted(ranks.items()):
        if rank != FURNISHES and prose[node]:
            named.setdefault(rank, []).append(node)
    for _, holders in sorted(named.items()):
        fullest = max(holders, key=prose.__getitem__)
        if prose[fullest] >= _HELD_SHARE_MIN * prose[0]:
            parts = [node for node in holders if prose[node] >= _PART_SHARE_MIN * prose[0]]
            return _around(page, fullest, parts)
    return None


def _around(page: Page, node: int, parts: list[int]) -> int:
    """Widen an element until it holds all parts: an article may be published in several."""
    first, last = min(parts), max(parts)
    while not node <= first <= last < page.ends[node]:
        node = page.parents[node]
    return node


def _densest(
    page: Page, weights: Weights, prose: Sums, outside: bytearray, tables: set[int]
) -> int:
    """Find the element whose own paragraphs weigh most, widened until it holds the prose."""
    held: dict[int, int] = {}
    for holder, characters in _held(page, weights.prose, outside, tables):
        held[holder] = held.get(holder, 0) + characters
    node = max(sorted(held), key=held.__getitem__, default=0)
    while prose[node] < _PROSE_SHARE_MIN * prose[0] or page.tags[node] not in _HOLDERS:
        node = page.parents[node]
    return node


def _held(
    page: Page, prose: list[int], outside: bytearray, tables: set[int]
) -> Iterator[tuple[int, int]]:
    """Give the prose of each block, and before it the element that it is a paragraph of.

    A block with line breaks holds its paragraphs itself; a data table is a paragraph.
    """
    tags, parents, ends = page.tags, page.parents, page.ends
    holders = [0] * len(tags)
    paragraphs: list[int] = []
    broken: set[int] = set()
    node = 1
    while node < len(tags):
        tag = tags[node]
        if outside[node]:
            node = ends[node]
            continue
        if node in tables:
            yield holders[parents[node]], sum(prose[node : ends[node]])
            node = ends[node]
            continue
        if tag == "br":
            broken.add(page.blocks[node])
        elif tag:
            holders[node] = node if tag in _HOLDERS else holders[parents[node]]
            if prose[node]:
                paragraphs.append(node)
        node += 1
    for block in paragraphs:
        yield block if block in broken else holders[parents[block]], prose[block]


def _cut(
    page: Page,
    weights: Weights,
    ranks: dict[int, int],
    outside: bytearray,
    article: int,
) -> bytearray:
    """Mark what is left out of the article.

    Links between its paragraphs are the author's, as a list of the documents relied on is; before
    the first and after the last one they are attachments and neighbours.
    """
    cut = bytearray(outside)
    last = page.ends[article]
    spoken = [node for node in range(article + 1, last) if weights.prose[node]] or [article]
    for node in weights.link_lists:
        if spoken[0] < node < spoken[-1] and outside[node]:
            cut[node] = ranks.get(node) == FURNISHES
    for node in chain(range(article + 1, spoken[0]), range(spoken[-1] + 1, last)):
        if page.tags[node] == "a":
            block = page.blocks[node]
            is_file = ATTACHMENT.search(page.attributes.get(node, NO_ATTRIBUTES).get("href", ""))
            if is_file and block > article and 2 * weights.linked[block] > weights.length[block]:
                cut[block] = 1
    return cut
