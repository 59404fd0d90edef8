"""Automatic numbering: the number that Word shows before a paragraph and stores nowhere.

Source: ECMA-376 part 1, 17.9. Lists that share an abstract numbering share its counters; a list
with a start override sets the counter anew where it is used first.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml.etree import _Element

from mingxi.documents.manuscript import BLANK
from mingxi.documents.word import names
from mingxi.documents.word.numerals import written
from mingxi.documents.word.properties import NumberingReference, is_on, whole
from mingxi.documents.word.symbols import bullet

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_SUFFIXES = {"tab": BLANK, "space": " ", "nothing": ""}


class Level(NamedTuple):
    """One level of a list; ``restarts_after`` is the deepest level number that sets it back."""

    start: int
    number_format: str
    text: str
    suffix: str
    restarts_after: int
    style: str | None
    legal: bool


class NumberedList(NamedTuple):
    """A ``w:num``: which counters it uses, its own levels and where it starts anew."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, definitions: Iterable[_Element] = ()) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._style_links: dict[str, str] = {}
        self._lists: dict[str, NumberedList] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for element in definitions:
            if element.tag == names.ABSTRACT_NUMBERING:
                self._define(element)
            elif element.tag == names.NUMBERING_INSTANCE:
                self._instantiate(element)

    def level_of_style(self, number_id: str, style: str | None) -> int:
        """Give the level of a list that is linked to a paragraph style, else the first (0)."""
        levels = self._lists[number_id].levels if number_id in self._lists else {}
        if style is not None:
            for level, definition in levels.items():
                if definition.style == style:
                    return level
        return 0

    def next_label(self, reference: NumberingReference) -> str:
        """Count one paragraph of a list and give the number before it, with what parts them.

        Empty where the list or the level is not defined.
        """
        numbered = self._lists.get(reference.number_id or "")
        level = reference.level or 0
        definition = numbered.levels.get(level) if numbered is not None else None
        if numbered is None or definition is None:
            return ""
        counters = self._count(reference.number_id or "", numbered, level, definition)
        label = _label(definition, numbered.levels, counters)
        return label + _SUFFIXES.get(definition.suffix, "") if label else ""

    def _count(
        self, number_id: str, numbered: NumberedList, level: int, definition: Level
    ) -> dict[int, int]:
        counters = self._counters.setdefault(numbered.counters, {})
        first_use = (number_id, level) not in self._begun
        self._begun.add((number_id, level))
        if level not in counters or (first_use and level in numbered.starts):
            counters[level] = numbered.starts.get(level, definition.start)
        else:
            counters[level] += 1
        for deeper in range(level + 1, _LEVELS):
            below = numbered.levels.get(deeper)
            if deeper in counters and (below is None or level < below.restarts_after):
                del counters[deeper]
        return counters

    def _define(self, element: _Element) -> None:
        name = element.get(names.ABSTRACT_NUMBERING_ID, "")
        levels: dict[int, Level] = {}
        for child in element:
            if child.tag == names.LEVEL:
                level = whole(child.get(names.NUMBER_LEVEL))
                if level is not None and 0 <= level < _LEVELS:
                    levels[level] = _level(child, level)
            elif child.tag == names.NUMBERING_STYLE_LINK:
                self._links[name] = child.get(names.VALUE, "")
            elif child.tag == names.STYLE_LINK:
                self._style_links[child.get(names.VALUE, "")] = name
        self._abstract[name] = levels

    def _instantiate(self, element: _Element) -> None:
        abstract = element.find(names.ABSTRACT_NUMBERING_ID)
        counters = abstract.get(names.VALUE, "") if abstract is not None else ""
        counters = self._style_links.get(self._links.get(counters, ""), counters)
        levels, starts = dict(self._abstract.get(counters, {})), {}
        for override in element.iterchildren(names.LEVEL_OVERRIDE):
            level = whole(override.get(names.NUMBER_LEVEL))
            if level is None or not 0 <= level < _LEVELS:
                continue
            own = override.find(names.LEVEL)
            if own is not None:
                levels[level] = _level(own, level)
            start = _value(override, names.START_OVERRIDE)
            number = whole(start)
            if number is not None:
                starts[level] = number
        self._lists[element.get(names.NUMBER_ID, "")] = NumberedList(counters, levels, starts)


def _label(definition: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    if definition.number_format == "bullet":
        return bullet(definition.text)

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        shown = levels.get(level)
        if shown is None:
            return ""
        number_format = "decimal" if definition.legal else shown.number_format
        # A level that no paragraph has used yet is shown, and from then on counted, as begun.
        return written(counters.setdefault(level, shown.start), number_format)

    return _PLACEHOLDER.sub(number, definition.text)


def _level(element: _Element, level: int) -> Level:
    return Level(
        start=whole(_value(element, names.START), 1) or 0,
        number_format=_number_format(element),
        text=_value(element, names.LEVEL_TEXT) or "",
        suffix=_value(element, names.LEVEL_SUFFIX) or "tab",
        restarts_after=_restarts_after(element, level),
        style=_value(element, names.PARAGRAPH_STYLE),
        legal=is_on(element.find(names.LEGAL)),
    )


def _restarts_after(element: _Element, level: int) -> int:
    stated = whole(_value(element, names.LEVEL_RESTART))
    return level if stated is None else min(max(stated, 0), level)


def _number_format(element: _Element) -> str:
    """Read the number format; newer ones stand in a fallback beside a custom one."""
    formats = [found.get(names.VALUE, "decimal") for found in element.iter(names.NUMBER_FORMAT)]
    return formats[-1] if formats else "decimal"


def _value(element: _Element, name: str) -> str | None:
    child = element.find(name)
    return child.get(names.VALUE) if child is not None else None
