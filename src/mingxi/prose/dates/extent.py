"""From the first to the last day of a date, and whether the calendar has it."""

from calendar import monthrange
from typing import NamedTuple

from mingxi.prose.dates.points import Point
from mingxi.prose.marks import DateKind

_DECADES = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_ENDS = ("底", "末")
_MONTHS_IN = {DateKind.QUARTER: 3, DateKind.HALF: 6}
_LEAP_YEAR = 2024


class Extent(NamedTuple):
    """First and last day as ISO strings; both None where the year is unknown or the date is not."""

    first: str | None
    last: str | None
    impossible: bool = False


def extent_of(point: Point, year: int | None) -> Extent:
    """Give the days that ``point`` covers in ``year``; 月底 and its like are the last day alone."""
    if point.kind in (DateKind.MONTH, DateKind.DAY):
        return _of_month(point, year)
    if year is None:
        return Extent(None, None)
    if point.kind is DateKind.YEAR:
        last = f"{year}-12-31"
        return Extent(last if point.part in _ENDS else f"{year}-01-01", last)
    length = _MONTHS_IN[point.kind]
    assert point.number is not None
    last_month = point.number * length
    first_month = 1 if point.through else last_month - length + 1
    last = _iso(year, last_month, monthrange(year, last_month)[1])
    return Extent(last if point.part in _ENDS else _iso(year, first_month, 1), last)


def _of_month(point: Point, year: int | None) -> Extent:
    month = point.number
    if month is None or not 1 <= month <= 12:
        return Extent(None, None, impossible=True)
    length = monthrange(year or _LEAP_YEAR, month)[1]
    first, last = 1, length
    if point.day is not None:
        first, last = point.day, point.last_day if point.last_day is not None else point.day
        if not (1 <= first <= length and 1 <= last <= length):
            return Extent(None, None, impossible=True)
    elif point.part in _ENDS:
        first = length
    elif point.part:
        first, last = _DECADES[point.part]
        last = min(last, length)
    if year is None:
        return Extent(None, None)
    return Extent(_iso(year, month, first), _iso(year, month, last))


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"
