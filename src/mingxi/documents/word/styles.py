"""Styles as far as they decide what a reader sees: headings, numbering, hidden text."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.properties import (
    NumberingReference,
    is_any,
    is_on,
    numbering_of,
    outline_of,
    whole,
)

_HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)

_STYLE_END = b"</w:style>"
_TABLE_STYLE = b'<w:style w:type="table"'


def without_table_styles(sheet: bytes) -> bytes:
    """Cut the table styles out of a style sheet before it is parsed.

    They say nothing of the text, and in the templates of some programs they make up nine tenths of
    the file.
    """
    kept: list[bytes] = []
    for piece in sheet.split(_STYLE_END):
        before, found, _ = piece.partition(_TABLE_STYLE)
        kept.append(before if found else piece + _STYLE_END)
    return b"".join(kept).removesuffix(_STYLE_END)


class Style(NamedTuple):
    """A style with what it inherits; ``hidden`` is None where no style of the chain says."""

    outline: int | None = None
    numbering: NumberingReference | None = None
    numbered_by: str | None = None
    hidden: bool | None = None


_UNSTYLED = Style()


class Styles:
    """The style sheet of a file; ``may_hide`` holds where any style speaks of hidden text."""

    def __init__(self, sheet: Iterable[_Element] = ()) -> None:
        self._elements: dict[str, _Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default: str | None = None
        self.may_hide = False
        for element in sheet:
            if element.tag == names.STYLE and (name := element.get(names.STYLE_ID)) is not None:
                self._elements[name] = element
                self.may_hide = self.may_hide or is_any(element, names.HIDDEN)
                if _is_default_paragraph_style(element):
                    self._default = name

    def of_paragraph(self, name: str | None) -> Style:
        """Give a paragraph's style: the named one, or the sheet's default."""
        return self.named(name if name in self._elements else self._default)

    def named(self, name: str | None) -> Style:
        """Give a style by its id with what it inherits; an unknown one says nothing."""
        if name is None or name not in self._elements:
            return _UNSTYLED
        if name not in self._resolved:
            self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str) -> None:
        chain: list[str] = []
        ancestor: str | None = name
        while ancestor in self._elements and ancestor not in chain:
            if ancestor in self._resolved:
                break
            chain.append(ancestor)
            based_on = self._elements[ancestor].find(names.BASED_ON)
            ancestor = based_on.get(names.VALUE) if based_on is not None else None
        style = self._resolved.get(ancestor or "", _UNSTYLED)
        for heir in reversed(chain):
            style = _inherited(style, heir, self._elements[heir])
            self._resolved[heir] = style


def _inherited(parent: Style, name: str, element: _Element) -> Style:
    outline, numbering, numbered_by, hidden = parent
    if (named := _outline_by_name(element)) is not None:
        outline = named
    for properties in element:
        if properties.tag == names.PARAGRAPH_PROPERTIES:
            for child in properties:
                if child.tag == names.OUTLINE_LEVEL:
                    outline = outline_of(child)
                elif child.tag == names.NUMBERING:
                    numbering = _merged(numbering_of(child), numbering)
                    numbered_by = name
        elif properties.tag == names.RUN_PROPERTIES:
            switch = properties.find(names.HIDDEN)
            if switch is not None:
                hidden = is_on(switch)
    return Style(outline, numbering, numbered_by, hidden)


def _merged(own: NumberingReference, parent: NumberingReference | None) -> NumberingReference:
    """Take a style's own list; where it names only a level, the list of its parent."""
    if own.number_id is None and parent is not None:
        return NumberingReference(parent.number_id, own.level)
    return own


def _outline_by_name(element: _Element) -> int | None:
    """Read the level of a built-in heading style whose outline level was left out."""
    name = element.find(names.STYLE_NAME)
    match = _HEADING_NAME.fullmatch(name.get(names.VALUE, "")) if name is not None else None
    return whole(match[1]) if match else None


def _is_default_paragraph_style(element: _Element) -> bool:
    return element.get(names.STYLE_TYPE) == "paragraph" and element.get(
        names.STYLE_DEFAULT, "0"
    ) in ("1", "true", "on")
