"""The target tables of a document as the rules question them.

A row is judged only where its levels are levels of the national framework, and a table as a whole
only where that holds for every row: what was not understood is not accused.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import Horizon, Indicator, ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import first_level, second_level

_ROWS_MIN = 3
_WEIGHT = pattern_of(r"(?P<points>\d{1,3}(?:\.\d{1,4})?)[%％分]?")


class Target(NamedTuple):
    """An indicator with the full names of its levels, None where they are no levels we know.

    ``name`` and ``written`` (operator, number, unit) have no blanks, ``number`` is None where the
    target is no number. ``span`` reaches from the name to the value; where the medium term beside
    it says the same, from the medium term's name on.
    """

    indicator: Indicator
    first: str | None
    second: str | None
    name: str
    written: str
    number: Decimal | None
    span: Span

    @property
    def is_medium(self) -> bool:
        """Tell whether the target is for the medium term."""
        return self.indicator.horizon is Horizon.MEDIUM


class TargetTable(NamedTuple):
    """The targets of one project, in the order of the table.

    ``annual`` are those of the year; ``once`` are all, but what the medium term only repeats.
    """

    project: ProjectText
    targets: tuple[Target, ...]
    annual: tuple[Target, ...]
    once: tuple[Target, ...]

    @property
    def beside_each_other(self) -> Iterator[tuple[Target, Target]]:
        """The targets of the medium term and of the year that bear one name and one unit."""
        annual = {_alike(target): target for target in self.annual}
        for medium in self.targets:
            if medium.is_medium and _alike(medium) in annual:
                yield medium, annual[_alike(medium)]

    @property
    def is_understood(self) -> bool:
        """Tell whether every row's levels are known, so that what is missing is truly missing."""
        return len(self.annual) >= _ROWS_MIN and all(t.first and t.second for t in self.targets)

    @property
    def place(self) -> Span:
        """Where a remark on the whole table stands: at its heading, else at its first row."""
        section = self.project.section(SectionKey.TARGETS)
        if section is not None and section.title.strip():
            return Span(section.start, section.start + len(section.title))
        return self.targets[0].span


def target_tables(reading: Reading) -> tuple[TargetTable, ...]:
    """Give the target table of every project that has one."""
    return reading.derived(_target_tables)


def targets_in(reading: Reading) -> Iterator[Target]:
    """Give every target of every project, what the medium term repeats only once."""
    for table in target_tables(reading):
        yield from table.once


def weight_of(target: Target) -> Decimal | None:
    """Give the weight of an indicator in points, None where none is written in figures."""
    match = _WEIGHT.fullmatch(target.indicator.weight or "")
    return None if match is None else Decimal(match["points"])


def _target_tables(reading: Reading) -> tuple[TargetTable, ...]:
    return tuple(_table(project) for project in reading.projects if project.indicators)


def _table(project: ProjectText) -> TargetTable:
    targets = tuple(map(_target, project.indicators))
    annual = tuple(target for target in targets if not target.is_medium)
    return TargetTable(project, targets, annual, tuple(_once(targets)))


def _once(targets: Iterable[Target]) -> Iterator[Target]:
    """Give the targets, those of which the medium term repeats the year's as one."""
    repeated: Target | None = None
    for target, following in pairwise((*targets, None)):
        assert target is not None
        start = target.span.start if repeated is None else repeated.span.start
        repeated = target if following is not None and _repeats(target, following) else None
        if repeated is None:
            yield target._replace(span=Span(start, target.span.end))


def _repeats(target: Target, following: Target) -> bool:
    """Tell whether the year says beside the medium term what the medium term says."""
    said, again = (target.name, target.written), (following.name, following.written)
    return target.is_medium and not following.is_medium and said == again


def _alike(target: Target) -> tuple[str, str | None, str]:
    return target.name, target.second, target.indicator.unit


def _target(indicator: Indicator) -> Target:
    return Target(
        indicator=indicator,
        first=first_level(indicator.level1),
        second=second_level(indicator.level2),
        name="".join(indicator.level3.split()),
        written=_written(indicator),
        number=None if indicator.value is None else Decimal(indicator.value),
        span=indicator.span,
    )


def _written(indicator: Indicator) -> str:
    """Give a target as a reader sees it, whichever columns its parts stand in."""
    cell = "".join(indicator.target.split())
    if indicator.value is None:
        return cell
    sign = "" if indicator.operator == "=" or not cell[:1].isdigit() else indicator.operator
    unit = "" if cell.endswith(indicator.unit) else indicator.unit
    return f"{sign}{cell}{unit}"
