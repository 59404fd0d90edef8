"""Markdown (.md): turned into the page it stands for, and read as one.

Two things are read as Chinese authors mean them, not as viewers show them. A single line break ends
the paragraph: hardly anyone wraps Chinese by hand. And an asterisk before a figure multiplies:
``3人*200元*12月`` holds no words in italics.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from mingxi.documents.document import Document
from mingxi.documents.html import page_document
from mingxi.documents.manuscript import BLANK
from mingxi.documents.text import decoded

_TIMES = re.compile(r"(?<=[\w）)%])\*(?=[\d（(])")


def read_markdown(source: str, data: bytes) -> Document:
    """Read a Markdown file with tables (CommonMark and those parts of GitHub's that show text).

    Raises DocumentError ``empty-file``, ``not-text``, ``undecodable-text``, ``too-large`` or
    ``no-text``.
    """
    return page_document(source, data, _READER.render(decoded(data)))


def _multiply(state: StateInline, silent: bool) -> bool:
    """Take an asterisk between figures as a sign of multiplication (rule of the inline parser)."""
    if not _TIMES.match(state.src, state.pos):
        return False
    if not silent:
        state.pending += "*"
    state.pos += 1
    return True


def _number(state: StateCore) -> None:
    """Write the numbers of ordered lists into their items, with the sign the author set after.

    HTML knows ``1.`` alone; ``1)`` would be lost.
    """
    counts: list[int | None] = []
    waiting = ""
    for token in state.tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            counts.append(_start(token) if token.tag == "ol" else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counts.pop()
        elif token.type == "list_item_open":
            number = counts[-1]
            waiting = "" if number is None else f"{number}{token.markup}{BLANK}"
            counts[-1] = None if number is None else number + 1
        elif token.type == "inline" and waiting and token.children is not None:
            token.children.insert(0, Token("text", "", 0, content=waiting))
            waiting = ""
        if token.tag == "ol":
            token.tag = "div"


def _start(token: Token) -> int:
    start = token.attrGet("start")
    return 1 if start is None else int(start)


def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"breaks": True}).enable(["table", "strikethrough"])
    reader.inline.ruler.before("emphasis", "multiplication", _multiply)
    reader.core.ruler.push("numbers", _number)
    return reader


_READER = _reader()
