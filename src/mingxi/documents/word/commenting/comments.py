"""Comments as Word keeps them: their marks in the text, and a part of their own.

A comment says itself how it is set: the file's own styles are made for official documents, with
large type and indented lines. Source: ECMA-376 part 1, 17.13.4.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.characters import without_controls

_PARAGRAPH = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'
    "</w:pPr>"
)
_FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
_BOLD = "<w:b/><w:bCs/>"
_SIZE = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
_SIGN = "<w:r><w:annotationRef/></w:r>"
_MARKS = (
    '<w:commentRangeStart w:id="{name}"/><w:commentRangeEnd w:id="{name}"/>'
    '<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:commentReference w:id="{name}"/></w:r>'
)


class Comment(NamedTuple):
    """A remark on a range of the flat text: a heading, set bold, and paragraphs below it."""

    start: int
    end: int
    author: str
    initials: str
    heading: str
    paragraphs: tuple[str, ...] = ()


class Marks(NamedTuple):
    """What a comment leaves in the text: a start, an end, and a run that refers to it."""

    start: _Element
    end: _Element
    reference: _Element


def comment_elements(named: Iterable[tuple[str, Comment]]) -> Iterator[_Element]:
    """Set comments for the part, each with the id that its marks bear."""
    return _elements(_set(name, comment) for name, comment in named)


def marks(ids: Iterable[str]) -> Iterator[Marks]:
    """Give the marks of comments with these ids."""
    elements = _elements(_MARKS.format(name=name) for name in ids)
    return (Marks(*three) for three in zip(elements, elements, elements, strict=True))


def _elements(content: Iterable[str]) -> Iterator[_Element]:
    root = etree.fromstring(f'<w:comments xmlns:w="{names.WORD}">{"".join(content)}</w:comments>')
    return iter(list(root))


def _set(name: str, comment: Comment) -> str:
    author, initials = (
        escape(without_controls(text)) for text in (comment.author, comment.initials)
    )
    heading, *lines = _lines(comment)
    paragraphs = [f"{_SIGN}{_run(heading, _BOLD)}", *map(_run, lines)]
    content = "".join(f"<w:p>{_PARAGRAPH}{runs}</w:p>" for runs in paragraphs)
    identity = f'w:id="{name}" w:author="{author}" w:initials="{initials}"'
    return f"<w:comment {identity}>{content}</w:comment>"


def _run(text: str, weight: str = "") -> str:
    properties = f"<w:rPr>{_FONTS}{weight}{_SIZE}</w:rPr>"
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _lines(comment: Comment) -> Iterator[str]:
    for paragraph in (comment.heading, *comment.paragraphs):
        yield from without_controls(paragraph).splitlines() or [""]
