"""A page as flat lists: the elements and texts that it shows, in document order.

The parser's tree is never built. Elements may be nested a hundred thousand deep, and everything
after this module walks lists with a finger, so that depth costs nothing. What is not shown does not
enter: machinery, what is hidden or struck out, and the marks of footnotes, one of which would read
as the last digit of the figure before it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from mingxi.documents import faults
from mingxi.documents.html.elements import BLOCKS, KEPT_ATTRIBUTES, UNSEEN
from mingxi.documents.limits import HTML_BYTES_MAX, HTML_TAGS_MAX

NO_ATTRIBUTES: Mapping[str, str] = {}
_NOTE_REFERENCE = re.compile(r"#(?:_ftn|_edn|sdfootnote|sdendnote|footnote|fn[-:_\d])")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

# So few take as much memory as those of them that are asked for, and no time to sort out.
_ATTRIBUTES_FEW = 4


class Page(NamedTuple):
    """The nodes of a page by number, each list one of their traits.

    ``tags[i]`` is the element's name, or empty for a stretch of text, which ``texts[i]`` then
    holds; ``parents[i]`` is the element around it (the first node is its own), ``blocks[i]`` the
    innermost block, itself included, and all that stands inside has the numbers from ``i + 1`` up
    to, not including, ``ends[i]``. ``attributes`` has those of the blocks and links with any.
    ``title`` is that of the window, ``stated_title`` the one that publishing systems give as meta
    data.
    """

    tags: list[str]
    texts: list[str]
    attributes: dict[int, Mapping[str, str]]
    parents: list[int]
    blocks: list[int]
    ends: list[int]
    title: str
    stated_title: str

    def text(self, node: int, last: int, passed: bytearray) -> str:
        """Give the text of the nodes up to ``last`` without those marked, and all inside them."""
        texts: list[str] = []
        while (stop := passed.find(1, node, last)) >= 0:
            texts += self.texts[node:stop]
            node = self.ends[stop]
        return "".join(texts + self.texts[node:last])


def parsed(html: str) -> Page:
    """Take a page apart; any text is some page. Raises DocumentError ``too-large``."""
    data = html.encode()
    if len(data) > HTML_BYTES_MAX:
        raise faults.too_large(HTML_BYTES_MAX)
    builder = _Builder()
    parser = etree.HTMLParser(
        target=builder,  # type: ignore[arg-type] # the stubs ask for what targets may leave out
        encoding="utf-8",
        huge_tree=True,
    )
    # The parser refuses a page without any mark; this one changes nothing on others.
    etree.fromstring(b"<html>" + data, parser)
    return builder.page()


class _Builder:
    """Takes the parser's events; elements that are never closed end with the page."""

    def __init__(self) -> None:
        self._tags, self._texts = ["html"], [""]
        self._attributes: dict[int, Mapping[str, str]] = {}
        self._parents, self._blocks, self._ends = [0], [0], [0]
        self._innermost, self._count = 0, 1
        self._unseen: list[str] = []
        self._title: list[str] = []
        self._stated_title = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._unseen or tag in UNSEEN or (attributes and _is_hidden(attributes)):
            self._meet_unseen(tag, attributes)
            return
        node = self._count
        if node > HTML_TAGS_MAX:
            raise faults.too_much_markup(HTML_TAGS_MAX)
        parent = self._innermost
        is_block = tag in BLOCKS
        self._tags.append(tag)
        self._texts.append("")
        self._parents.append(parent)
        self._blocks.append(node if is_block else self._blocks[parent])
        self._ends.append(0)
        if attributes and (is_block or tag == "a"):
            self._attributes[node] = (
                attributes if len(attributes) <= _ATTRIBUTES_FEW else _kept(attributes)
            )
        self._innermost = node
        self._count = node + 1

    def end(self, _: str) -> None:
        if self._unseen:
            self._unseen.pop()
        elif self._innermost:
            node = self._innermost
            self._ends[node] = self._count
            self._innermost = self._parents[node]

    def data(self, text: str) -> None:
        if self._unseen:
            if self._unseen[-1] == "title":
                self._title.append(text)
            return
        parent = self._innermost
        self._count = end = self._count + 1
        self._tags.append("")
        self._texts.append(text)
        self._parents.append(parent)
        self._blocks.append(self._blocks[parent])
        self._ends.append(end)

    def close(self) -> None:
        self._unseen.clear()
        while self._innermost:
            self.end("")
        self._ends[0] = self._count

    def page(self) -> Page:
        return Page(
            self._tags,
            self._texts,
            self._attributes,
            self._parents,
            self._blocks,
            self._ends,
            "".join(self._title),
            self._stated_title,
        )

    def _meet_unseen(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._unseen.append(tag)
        if tag == "meta" and attributes.get("name", "").lower() == "articletitle":
            self._stated_title = attributes.get("content", "")


def _kept(attributes: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in attributes.items() if name in KEPT_ATTRIBUTES}


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    address = attributes.get("href", "")
    return (
        (address.startswith("#") and bool(_NOTE_REFERENCE.match(address)))
        or ("style" in attributes and bool(_HIDDEN.search(attributes["style"])))
        or "hidden" in attributes
        or ("aria-hidden" in attributes and attributes["aria-hidden"] == "true")
    )
