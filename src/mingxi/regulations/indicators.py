"""Performance indicators: their tree of levels, their weights, and what a target may not be.

Sources: 财预〔2015〕88号 and 财预〔2021〕101号 for the two trees, 财预〔2020〕10号 for weights and
grades. Both trees are lawful: a table is judged by the one it follows.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from mingxi.patterns import pattern_of
from mingxi.regulations.library import entries_of
from mingxi.regulations.source import Source, source_from


class Scheme(StrEnum):
    """The two frameworks: cost under output, and cost as a first level of its own."""

    PRE2021 = "PRE2021"
    POST2021 = "POST2021"


@dataclass(frozen=True, slots=True)
class Tree:
    """A framework: the second levels of each first level, with the days it was the newest."""

    scheme: Scheme
    levels: dict[str, tuple[str, ...]]
    begins: date | None
    ends: date | None
    source: Source


@dataclass(frozen=True, slots=True)
class Weights:
    """A scheme of weights: points of a hundred by first level, and those of the budget's use."""

    name: str
    execution: int
    levels: dict[str, int]
    source: Source

    @property
    def total(self) -> int:
        """The points of all indicators together."""
        return sum(self.levels.values())


_EXECUTION = "执行率"
_SOURCE_MEMBERS = frozenset({"instrument", "article", "confidence"})


@cache
def _entries() -> dict[str, Any]:
    return entries_of("indicators")


@cache
def trees() -> tuple[Tree, ...]:
    """Give the trees of the national framework, the older first."""
    return tuple(
        Tree(
            scheme=Scheme(name),
            levels={first: tuple(seconds) for first, seconds in entry["levels"].items()},
            begins=entry.get("from"),
            ends=entry.get("until"),
            source=source_from(entry),
        )
        for name, entry in _entries()["trees"].items()
    )


@cache
def weight_schemes() -> tuple[Weights, ...]:
    """Give the known schemes of weights, A to D."""
    return tuple(
        Weights(
            name=name,
            execution=entry[_EXECUTION],
            levels={
                level: points
                for level, points in entry.items()
                if level not in _SOURCE_MEMBERS and level != _EXECUTION
            },
            source=source_from(entry),
        )
        for name, entry in _entries()["weights"].items()
    )


def grade_of(score: Decimal) -> str:
    """Give the grade (优良中差) of a score of a hundred points: 90 is 优, 89.99 is 良.

    Raises ValueError for a score that is not between 0 and 100.
    """
    if not 0 <= score <= 100:
        raise ValueError(f"a score is between 0 and 100, not {score}")
    bands = _entries()["ratings"]["from"]
    return next(str(grade) for grade, points in bands.items() if score >= points)


@cache
def first_level(written: str) -> str | None:
    """Give the first level that is meant by 产出 or 效果指标, by its full name."""
    return _named("first_levels", written)


@cache
def second_level(written: str) -> str | None:
    """Give the second level that is meant by 社会效益 or 群众满意度, by its full name."""
    return _named("second_levels", written)


@cache
def first_levels_of(second: str) -> frozenset[str]:
    """Give the first levels that a second level (its full name) may stand under, in any tree."""
    return frozenset(
        first for tree in trees() for first, seconds in tree.levels.items() if second in seconds
    )


def second_level_told(name: str) -> str | None:
    """Give the second level that an indicator's name tells (及时率 is 时效), or None in doubt."""
    for level, words in _name_endings():
        if words.search(name):
            return level
    return None


def is_vague(target: str) -> bool:
    """Tell whether a target is nothing but words that cannot be measured (显著提升)."""
    return not _DIGIT.search(target) and _pattern("vague", "words").search(target) is not None


def states_grades(words: str) -> bool:
    """Tell whether words grade a qualitative target (优良中低差), so that it can be scored."""
    return _pattern("vague", "grades").search(words) is not None


def is_timeless(target: str) -> bool:
    """Tell whether a target of time names no time (按时完成)."""
    return not _TIME.search(target) and _pattern("timeless", "words").search(target) is not None


def is_approximate(target: str) -> bool:
    """Tell whether a target in figures leaves open where it is met (约3万元, 30人左右)."""
    return _pattern("approximate", "words").search(target) is not None


def is_range(target: str) -> bool:
    """Tell whether a target is a range from one number to another (600人-700人)."""
    return _pattern("approximate", "range").search(target) is not None


_DIGIT = pattern_of(r"[\d０-９]|百分之|[一二三四五六七八九十两零][个次项件人名户天日月]")
_TIME = pattern_of(r"[\d０-９年月日季周天前内]|[一二三四五六七八九十]个|汛期|学期|工作日|率")


def _named(table: str, written: str) -> str | None:
    written_as: dict[str, str] = _entries()[table]
    for name, words in written_as.items():
        if _compiled(f"(?:{words})").fullmatch(written):
            return name
    return None


@cache
def _name_endings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = _entries()["names"].items()
    return tuple((level, re.compile(f"(?:{words})$")) for level, words in names)


@cache
def _pattern(table: str, member: str) -> re.Pattern[str]:
    return re.compile(_entries()[table][member])


@cache
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)
