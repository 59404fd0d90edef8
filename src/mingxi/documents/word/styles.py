"""Styles as far as they decide what a reader sees: headings, numbering, hidden text."""

import re
from typing import NamedTuple

from lxml.etree import _Element

from mingxi.documents.word import names
from mingxi.documents.word.properties import (
    NumberingReference,
    is_on,
    numbering_of,
    outline_of,
    whole,
)
from mingxi.documents.word.style_sheet import StyleSheet

_HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)


class Style(NamedTuple):
    """A style with what it inherits; ``hidden`` is None where no style of the chain says."""

    outline: int | None = None
    numbering: NumberingReference | None = None
    numbered_by: str | None = None
    hidden: bool | None = None


_UNSTYLED = Style()


class Styles:
    """The styles of a file; ``may_hide`` is False where none of them speaks of hidden text."""

    def __init__(self, sheet: StyleSheet | None = None) -> None:
        self._sheet = sheet or StyleSheet()
        self._resolved: dict[str, Style] = {}
        self._of_paragraphs: dict[str | None, Style] = {}
        self.may_hide = self._sheet.may_hide

    def of_paragraph(self, name: str | None) -> Style:
        """Give a paragraph's style: the named one, or the sheet's default."""
        style = self._of_paragraphs.get(name)
        if style is None:
            style = self.named(name if name in self._sheet else self._sheet.default)
            self._of_paragraphs[name] = style
        return style

    def named(self, name: str | None) -> Style:
        """Give a style by its id with what it inherits; an unknown one says nothing."""
        if name is None or name not in self._sheet:
            return _UNSTYLED
        if name not in self._resolved:
            self._resolve(name)
        return self._resolved[name]

    def _resolve(self, name: str) -> None:
        chain: list[str] = []
        ancestor: str | None = name
        while ancestor is not None and ancestor in self._sheet and ancestor not in chain:
            if ancestor in self._resolved:
                break
            chain.append(ancestor)
            based_on = self._sheet.style(ancestor).find(names.BASED_ON)
            ancestor = based_on.get(names.VALUE) if based_on is not None else None
        style = self._resolved.get(ancestor or "", _UNSTYLED)
        for heir in reversed(chain):
            style = _inherited(style, heir, self._sheet.style(heir))
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
