"""How much of each element's text is prose, and how much of it leads elsewhere.

A reader tells an article from the page around it by its sentences; menus, lists of news and feet
have links and labels. The weights say the same in figures, for every element at once.
"""

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from mingxi.documents.html.page import Page

_SENTENCE = re.compile(r"[，。；：、,;]|\d")
_LISTED_LINKS_MIN = 3


class Sums:
    """A figure of every node with those of all that stands inside it.

    What stands inside has the numbers that follow, so a difference of two running totals is the sum
    over any element, however deep.
    """

    def __init__(self, page: Page, own: Iterable[int]) -> None:
        self._ends = page.ends
        self._until = list(accumulate(own, initial=0))

    def __getitem__(self, node: int) -> int:
        return self._until[self._ends[node]] - self._until[node]


class Weights(NamedTuple):
    """Figures of each node: its characters, and those in links.

    ``prose`` counts a block's own characters, links left out, where it holds a mark of punctuation
    or a figure; those of the blocks inside it are not counted. ``link_lists`` are the menus and
    lists of pages: several links and little else.
    """

    length: Sums
    linked: Sums
    prose: list[int]
    link_lists: set[int]


def weigh(page: Page) -> Weights:
    """Weigh all nodes."""
    links = _links(page)
    in_link = _inside(page, links)
    blocks, count = page.blocks, len(page.tags)
    own, own_linked, prose = [0] * count, [0] * count, [0] * count
    unspoken: dict[int, int] = {}
    for node, text in enumerate(page.texts):
        if not text:
            continue
        characters = own[node] = len(text.strip())
        if in_link[node]:
            own_linked[node] = characters
            continue
        block = blocks[node]
        if prose[block]:
            prose[block] += characters
        elif _SENTENCE.search(text):
            prose[block] = unspoken.get(block, 0) + characters
        else:
            unspoken[block] = unspoken.get(block, 0) + characters
    length, linked = Sums(page, own), Sums(page, own_linked)
    listing = {node for node in _several(page, links) if 2 * linked[node] > length[node]}
    return Weights(length, linked, prose, listing)


def _links(page: Page) -> list[int]:
    """Give the links that lead away from the page."""
    tags = page.tags
    return [
        node
        for node, attributes in page.attributes.items()
        if tags[node] == "a" and attributes.get("href", "#")[:1] not in ("", "#")
    ]


def _inside(page: Page, links: list[int]) -> list[int]:
    """Give how many of the links stand around each node, itself included."""
    ends = page.ends
    opened = [0] * (len(ends) + 1)
    for node in links:
        opened[node] += 1
        opened[ends[node]] -= 1
    return list(accumulate(opened))


def _several(page: Page, links: list[int]) -> set[int]:
    """Give the elements with three links or more inside.

    From each link the way leads out to the first element that holds the next two as well, and on
    to the first that is known. No element is passed more than three times.
    """
    parents, ends = page.parents, page.ends
    found: set[int] = set()
    for first, last in zip(links, links[_LISTED_LINKS_MIN - 1 :], strict=False):
        node = first
        while node not in found:
            if ends[node] > last:
                found.add(node)
            node = parents[node]
    return found
