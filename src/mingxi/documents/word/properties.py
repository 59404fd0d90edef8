"""Property values of WordprocessingML, and what a paragraph says of itself."""

from typing import NamedTuple

from lxml.etree import _Element

from mingxi.documents.word import names

_OFF = {"0", "false", "off"}
_HEADING_LEVELS = 9


class NumberingReference(NamedTuple):
    """A list and a level of it; None where the paragraph leaves it to its style."""

    number_id: str | None
    level: int | None


class ParagraphProperties(NamedTuple):
    """What a paragraph says of itself, before its style is asked.

    ``outline`` is the heading level 1-9, 0 where the paragraph says it is body text, None where it
    says nothing. ``runs_on`` holds where the paragraph mark is deleted or hidden, so that the next
    paragraph continues this one.
    """

    style: str | None = None
    numbering: NumberingReference | None = None
    outline: int | None = None
    runs_on: bool = False


def whole(text: str | None, default: int | None = None) -> int | None:
    """Read a whole number attribute; ``default`` where it is absent or no number."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def is_on(switch: _Element | None) -> bool:
    """Tell whether a switch element is there and not turned off."""
    return switch is not None and switch.get(names.VALUE, "true") not in _OFF


def is_any(element: _Element, name: str) -> bool:
    """Tell whether an element of this name stands anywhere within."""
    return next(element.iter(name), None) is not None


def outline_of(element: _Element) -> int:
    """Read ``w:outlineLvl``: 1-9, or 0 for body text."""
    level = whole(element.get(names.VALUE))
    return level + 1 if level is not None and 0 <= level < _HEADING_LEVELS else 0


def numbering_of(element: _Element) -> NumberingReference:
    """Read ``w:numPr``."""
    number_id, level = None, None
    for child in element:
        if child.tag == names.NUMBER_ID:
            number_id = child.get(names.VALUE)
        elif child.tag == names.NUMBER_LEVEL:
            level = whole(child.get(names.VALUE))
    return NumberingReference(number_id, level)


def paragraph_properties(paragraph: _Element) -> ParagraphProperties:
    """Read a paragraph's ``w:pPr``."""
    properties = paragraph.find(names.PARAGRAPH_PROPERTIES)
    if properties is None:
        return _PLAIN
    style, numbering, outline, runs_on = None, None, None, False
    for child in properties:
        tag = child.tag
        if tag == names.PARAGRAPH_STYLE:
            style = child.get(names.VALUE)
        elif tag == names.NUMBERING:
            numbering = numbering_of(child)
        elif tag == names.OUTLINE_LEVEL:
            outline = outline_of(child)
        elif tag == names.RUN_PROPERTIES:
            runs_on = _mark_is_gone(child)
    return ParagraphProperties(style, numbering, outline, runs_on)


def _mark_is_gone(mark: _Element) -> bool:
    """Tell whether a paragraph mark's properties say it was deleted, moved away or hidden."""
    return any(
        child.tag in (names.DELETION, names.MOVE_FROM)
        or (child.tag == names.HIDDEN and is_on(child))
        for child in mark
    )


_PLAIN = ParagraphProperties()
