"""Comments as Word keeps them: their marks in the text, and a part of their own.

A comment says itself how it is set: the file's own styles are made for official documents, with
large type and indented lines. Source: ECMA-376 part 1, 17.13.4.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.characters import without_controls

_FONTS = {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "eastAsia": "宋体"}
_SPACING = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
_INDENT = {"left": "0", "right": "0", "firstLineChars": "0", "firstLine": "0"}
_TEXT_HALF_POINTS = "18"
_MARK_HALF_POINTS = "16"


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


def comment_element(name: str, comment: Comment) -> _Element:
    """Set a comment for the part; ``name`` is the id that its marks bear."""
    author, initials = map(without_controls, (comment.author, comment.initials))
    heading, *lines = _lines(comment)
    return _make(
        "comment",
        _paragraph(_make("r", _make("annotationRef")), _run(heading, bold=True)),
        *(_paragraph(_run(line, bold=False)) for line in lines),
        id=name,
        author=author,
        initials=initials,
    )


def marks(name: str) -> Marks:
    """Give the marks of a comment."""
    size = _make("rPr", _make("sz", val=_MARK_HALF_POINTS))
    return Marks(
        _make("commentRangeStart", id=name),
        _make("commentRangeEnd", id=name),
        _make("r", size, _make("commentReference", id=name)),
    )


def _lines(comment: Comment) -> Iterator[str]:
    for paragraph in (comment.heading, *comment.paragraphs):
        yield from without_controls(paragraph).splitlines() or [""]


def _paragraph(*runs: _Element) -> _Element:
    properties = _make(
        "pPr", _make("spacing", **_SPACING), _make("ind", **_INDENT), _make("jc", val="left")
    )
    return _make("p", properties, *runs)


def _run(text: str, *, bold: bool) -> _Element:
    weight = (_make("b"), _make("bCs")) if bold else ()
    sizes = (_make(name, val=_TEXT_HALF_POINTS) for name in ("sz", "szCs"))
    properties = _make("rPr", _make("rFonts", **_FONTS), *weight, *sizes)
    held = _make("t")
    held.set(names.SPACE, "preserve")
    held.text = text
    return _make("r", properties, held)


def _make(name: str, *children: _Element, **attributes: str) -> _Element:
    """Make an element of WordprocessingML, with attributes of its namespace too."""
    element = etree.Element(f"{{{names.WORD}}}{name}", nsmap={"w": names.WORD})
    for attribute, value in attributes.items():
        element.set(f"{{{names.WORD}}}{attribute}", value)
    element.extend(children)
    return element
