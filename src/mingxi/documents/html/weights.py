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

    def at_least(self, least: int) -> list[int]:
        """Give the nodes whose sum is ``least`` or more."""
        until = self._until
        pairs = enumerate(zip(self._ends, until, strict=False))
        return [node for node, (end, before) in pairs if until[end] - before >= least]


class Weights(NamedTuple):
    """Figures of each node: its characters, and those in links.

    ``prose`` counts a block's own characters, links left out, where it holds a mark of punctuation
    or a figure; those of the blocks inside it are not counted. ``link_lists`` are the menus and
    lists of pages: several links and little else. ``broken`` are the blocks with line breaks of
    their own.
    """

    length: Sums
    linked: Sums
    prose: list[int]
    link_lists: set[int]
    broken: set[int]


def weigh(page: Page) -> Weights:
    """Weigh all nodes."""
    count = len(page.tags)
    length, linked, links, prose = ([0] * count for _ in range(4))
    spoken: set[int] = set()
    broken: set[int] = set()
    link_end = 0
    for node, (tag, text, block) in enumerate(zip(page.tags, page.texts, page.blocks, strict=True)):
        if tag == "a":
            if _leads_away(page.attributes[node].get("href", "")):
                links[node] = 1
                link_end = max(link_end, page.ends[node])
        elif tag == "br":
            broken.add(block)
        elif text and (characters := len(text.strip())):
            length[node] = characters
            if node < link_end:
                linked[node] = characters
            else:
                prose[block] += characters
                if block not in spoken and _SENTENCE.search(text):
                    spoken.add(block)
    lengths, linked_lengths = Sums(page, length), Sums(page, linked)
    return Weights(
        length=lengths,
        linked=linked_lengths,
        prose=[characters if node in spoken else 0 for node, characters in enumerate(prose)],
        link_lists={
            node
            for node in Sums(page, links).at_least(_LISTED_LINKS_MIN)
            if 2 * linked_lengths[node] > lengths[node]
        },
        broken=broken,
    )


def _leads_away(address: str) -> bool:
    return bool(address) and not address.startswith("#")
