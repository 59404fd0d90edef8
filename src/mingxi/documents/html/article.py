"""The article of a page: which nodes are the published text.

First the furniture is marked: what names itself so, lists of links, the foot. Then the article is
the element with a name that publishing systems give it; where there is none, the element whose own
paragraphs weigh most, widened until hardly any prose is outside. A page without furniture is an
article as a whole, as word processors save it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.documents.html.elements import BLOCKS
from mingxi.documents.html.frames import ATTACHMENT, FURNISHES, is_foot, meaning
from mingxi.documents.html.page import Page
from mingxi.documents.html.weights import Weights, gathered

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
    outside = _furniture(page, weights)
    prose = gathered(page, weights.prose, outside)
    if 1 not in outside or not prose[0]:
        return Article(0, bytearray(len(page.tags)), is_page=True)
    node = _contained(page, prose, outside)
    if node is None:
        node = _densest(page, weights, prose, outside, tables)
    return Article(node, _cut(page, weights, outside, node), is_page=False)


def _furniture(page: Page, weights: Weights) -> bytearray:
    """Mark the elements that belong to the page, not to the text: none holds most of the prose."""
    marked = bytearray(len(page.tags))
    prose = gathered(page, weights.prose, marked)
    half = prose[0] // 2
    for node, tag in enumerate(page.tags):
        if not tag:
            if is_foot(page.texts[node]):
                for foot in _foot(page, weights, node):
                    marked[foot] = prose[foot] <= half
        elif tag in BLOCKS and prose[node] <= half and tag not in _PAGE:
            marked[node] = weights.is_link_list(node) or _meaning(page, node) == FURNISHES
    return marked


def _foot(page: Page, weights: Weights, line: int) -> Iterator[int]:
    """Give the small blocks around a line of the foot, from the inside out."""
    node = weights.blocks[line]
    while page.tags[node] not in _PAGE:
        if weights.length[node] > _FOOT_CHARACTERS_MAX:
            return
        yield node
        node = page.parents[node]


def _meaning(page: Page, node: int) -> int | None:
    """Give what the names of an element mean (tag, classes, id, role): the least rank of them."""
    best = meaning(page.tags[node])
    attributes = page.attributes[node]
    for name in _NAMING if attributes else ():
        if name in attributes:
            meant = meaning(attributes[name])
            if meant is not None and (best is None or meant < best):
                best = meant
    return best


def _contained(page: Page, prose: list[int], outside: bytearray) -> int | None:
    """Find the element with the surest name of a container that holds the better part."""
    named: dict[int, list[int]] = {}
    for node in page.nodes(1, len(page.tags), outside):
        if prose[node]:
            rank = _meaning(page, node)
            if rank is not None and rank != FURNISHES:
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
    page: Page, weights: Weights, prose: list[int], outside: bytearray, tables: set[int]
) -> int:
    """Find the element whose own paragraphs weigh most, widened until it holds the prose."""
    own = [0] * len(page.tags)
    for block, holder in _held(page, weights, outside, tables):
        own[holder] += weights.prose[block]
    node = max(range(len(own)), key=own.__getitem__)
    while prose[node] < _PROSE_SHARE_MIN * prose[0] or page.tags[node] not in _HOLDERS:
        node = page.parents[node]
    return node


def _held(
    page: Page, weights: Weights, outside: bytearray, tables: set[int]
) -> Iterator[tuple[int, int]]:
    """Give each block with prose of its own, and the element that it is a paragraph of.

    A block with line breaks holds its paragraphs itself; a data table is a paragraph.
    """
    holders = [0] * len(page.tags)
    table_end = 0
    for node in page.nodes(1, len(page.tags), outside):
        if node in tables:
            table_end = page.ends[node]
        parent = page.parents[node]
        is_holder = page.tags[parent] in _HOLDERS and (node >= table_end or node in tables)
        holders[node] = parent if is_holder else holders[parent]
        if weights.prose[node]:
            yield node, node if node in weights.lines and node >= table_end else holders[node]


def _cut(page: Page, weights: Weights, outside: bytearray, article: int) -> bytearray:
    """Mark what is left out of the article.

    Links between its paragraphs are the author's, as a list of the documents relied on is; before
    the first and after the last one they are attachments and neighbours.
    """
    cut = bytearray(outside)
    last = page.ends[article]
    spoken = [node for node in page.nodes(article + 1, last, outside) if weights.prose[node]] or [
        article
    ]
    for node in range(article + 1, last):
        between = spoken[0] < node < spoken[-1]
        if between and outside[node] and weights.is_link_list(node):
            cut[node] = _meaning(page, node) == FURNISHES
        elif not between and page.tags[node] == "a":
            block = weights.blocks[node]
            is_file = ATTACHMENT.search(page.attributes[node].get("href", ""))
            if is_file and block > article and 2 * weights.linked[block] > weights.length[block]:
                cut[block] = 1
    return cut
