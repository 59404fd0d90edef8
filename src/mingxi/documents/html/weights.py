"""How much of each element's text is prose, and how much of it leads elsewhere.

A reader tells an article from the page around it by its sentences; menus, lists of news and feet
have links and labels. The weights say the same in figures, for every element at once.
"""

import re
from typing import NamedTuple

from mingxi.documents.html.elements import BLOCKS
from mingxi.documents.html.page import Page

_SENTENCE = re.compile(r"[，。；：、,;]|\d")
_LISTED_LINKS_MIN = 3


class Weights(NamedTuple):
    """Figures of each node: characters, those in links, and links, all with what is inside it.

    ``blocks[i]`` is the innermost block around node i, itself included. ``prose`` counts a block's
    own characters, links left out, where it holds a mark of punctuation or a figure; those of the
    blocks inside it are not counted, see ``gathered``. ``lines`` counts its own line breaks.
    """

    blocks: list[int]
    length: list[int]
    linked: list[int]
    links: list[int]
    prose: list[int]
    lines: dict[int, int]

    def is_link_list(self, node: int) -> bool:
        """Tell whether an element is a menu or a list of pages: several links and little else."""
        return self.links[node] >= _LISTED_LINKS_MIN and 2 * self.linked[node] > self.length[node]


def weigh(page: Page) -> Weights:
    """Weigh all nodes: the texts on the way down, then every element into the one around it."""
    count = len(page.tags)
    blocks = [0] * count
    in_link = bytearray(count)
    length, linked, links, prose = ([0] * count for _ in range(4))
    lines: dict[int, int] = {}
    spoken = bytearray(count)
    for node, (tag, parent) in enumerate(zip(page.tags, page.parents, strict=True)):
        block = blocks[node] = node if tag in BLOCKS else blocks[parent]
        in_link[node] = in_link[parent]
        if not tag:
            text = page.texts[node].strip()
            length[node] = len(text)
            if in_link[node]:
                linked[node] = len(text)
            elif text:
                prose[block] += len(text)
                if not spoken[block] and _SENTENCE.search(text):
                    spoken[block] = 1
        elif tag == "a":
            if _leads_away(page.attributes[node].get("href", "")):
                in_link[node] = links[node] = 1
        elif tag == "br":
            lines[block] = lines.get(block, 0) + 1
    for node in range(count - 1, 0, -1):
        if length[node] or links[node]:
            parent = page.parents[node]
            length[parent] += length[node]
            linked[parent] += linked[node]
            links[parent] += links[node]
        if not spoken[node]:
            prose[node] = 0
    if not spoken[0]:
        prose[0] = 0
    return Weights(blocks, length, linked, links, prose, lines)


def gathered(page: Page, own: list[int], outside: bytearray) -> list[int]:
    """Add each node's figure to all nodes around it; what is marked counts for nothing."""
    total = list(own)
    parents = page.parents
    for node in range(len(total) - 1, 0, -1):
        if total[node]:
            if outside[node]:
                total[node] = 0
            else:
                total[parents[node]] += total[node]
    return total


def _leads_away(address: str) -> bool:
    return bool(address) and not address.startswith("#")
