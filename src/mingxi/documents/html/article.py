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
from mingxi.documents.html.page import Page
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
        node = _densest(page, weights, prose, tables)
    return Article(node, _cut(page, weights, ranks, outside, node), is_page=False)


def _ranks(page: Page) -> dict[int, int]:
    """Give what the names of elements mean (tag, classes, id, role): the least rank of them.

    Elements whose names mean nothing are left out.
    """
    ranks: dict[int, int] = {}
    by_tag = {tag: rank for tag in set(page.tags) if (rank := meaning(tag)) is not None}
    for node, (tag, attributes) in enumerate(zip(page.tags, page.attributes, strict=True)):
        if tag in by_tag:
            ranks[node] = by_tag[tag]
        for name in _NAMING if attributes else ():
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
    """Find the element with the surest name of a container that holds the better part."""
    named: dict[int, list[int]] = {}
    for node, rank in ranks.items():
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


def _densest(page: Page, weights: Weights, prose: Sums, tables: set[int]) -> int:
    """Find the element whose own paragraphs weigh most, widened until it holds the prose."""
    held = [0] * len(page.tags)
    for block, holder in _held(page, weights, tables):
        held[holder] += weights.prose[block]
    node = max(range(len(held)), key=held.__getitem__)
    while prose[node] < _PROSE_SHARE_MIN * prose[0] or page.tags[node] not in _HOLDERS:
        node = page.parents[node]
    return node


def _held(page: Page, weights: Weights, tables: set[int]) -> Iterator[tuple[int, int]]:
    """Give each block with prose of its own, and the element that it is a paragraph of.

    A block with line breaks holds its paragraphs itself; a data table is a paragraph.
    """
    tags, holders = page.tags, [0] * len(page.tags)
    table_end = 0
    for node in range(1, len(tags)):
        if not tags[node]:
            continue
        if node in tables:
            table_end = page.ends[node]
        parent = page.parents[node]
        is_holder = tags[parent] in _HOLDERS and (node >= table_end or node in tables)
        holders[node] = parent if is_holder else holders[parent]
        if weights.prose[node]:
            yield node, node if node in weights.broken and node >= table_end else holders[node]


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
            is_file = ATTACHMENT.search(page.attributes[node].get("href", ""))
            if is_file and block > article and 2 * weights.linked[block] > weights.length[block]:
                cut[block] = 1
    return cut
