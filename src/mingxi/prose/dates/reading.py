"""Dates, ranges and lists of dates in a text, each with its year from the text around it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from mingxi.patterns import pattern_of
from mingxi.prose.dates.extent import extent_of
from mingxi.prose.dates.points import DASH, Point, points_in, value_of
from mingxi.prose.marks import DateKind, DateMark

# A title may be broken over two lines; one that reaches further lacks one of its marks.
_TITLE = pattern_of(r"《[^《》\n]*+(?:\n[^《》\n]*+)?》")
_BETWEEN = pattern_of(rf"\s?{DASH}\s?\Z")
# Numbers may stand before a date and share its unit: 2021—2025年, 5至8月, 2021、2022、2023年.
_RANGE_BEFORE = pattern_of(rf"(?<![\d.,，/×*])(\d{{1,4}}|[一二三])\s?{DASH}\s?\Z")
_ENDS_DASH = pattern_of(r"[-－—–─~～至到\s]")
_LIST_BEFORE = pattern_of(r"(?<![\d.,，/×*])((?:(?:\d{1,4}|[一二三])、)+)\Z")
_NUMBER = pattern_of(r"[^、]+")
_BEFORE_CHARACTERS_MAX = 40
# At the start of an item 2、3月底前 is number two of a list.
_OPENS_ITEM = pattern_of(r"[\n。；;：:][ \t\u3000]*\Z")
_FIVE_YEAR_PLAN = pattern_of(r"十([一二三四五六七]?)五[”\"’]?(?:期间|时期|以来|期末)")
_QUOTES = ("“", "‘", '"')
_FIRST_YEAR_OF_TENTH_PLAN = 2001
_YEARS_OF_A_PLAN = 5
_VALUES = {
    DateKind.YEAR: range(1900, 2100),
    DateKind.MONTH: range(1, 13),
    DateKind.QUARTER: range(1, 5),
}
_Item = TypeVar("_Item", Point, DateMark)


def dates_in(
    text: str, year: int | None = None, skip: Sequence[tuple[int, int]] = ()
) -> tuple[DateMark, ...]:
    """Find every date and period in ``text``, in order and without overlap.

    A month or day without a year takes the year written last before it in its paragraph, else
    ``year``. Dates inside 《》 and inside the ranges ``skip`` are passed over.
    """
    passed = sorted([*skip, *(match.span() for match in _TITLE.finditer(text))])
    points = list(_outside(points_in(text), passed))
    dates = _Reader(text, year).marks(points)
    plans = _outside(_five_year_plans(text), passed)
    return tuple(sorted([*dates, *plans]))


def _outside(items: Iterator[_Item], passed: list[tuple[int, int]]) -> Iterator[_Item]:
    """Give the items that begin outside every range of ``passed``, which is sorted."""
    index, barrier = 0, 0
    for item in items:
        while index < len(passed) and passed[index][0] < item.end:
            barrier = max(barrier, passed[index][1])
            index += 1
        if item.start >= barrier:
            yield item


def _five_year_plans(text: str) -> Iterator[DateMark]:
    """Read “十四五”期间 as 2021 to 2025; the plans follow each other every five years."""
    for match in _FIVE_YEAR_PLAN.finditer(text):
        quoted = text[match.start() - 1 : match.start()] in _QUOTES
        if not (match[1] or quoted):
            continue
        start, end = match.start() - quoted, match.end()
        first = _FIRST_YEAR_OF_TENTH_PLAN + _YEARS_OF_A_PLAN * (value_of(match[1]) or 0)
        days = f"{first}-01-01", f"{first + _YEARS_OF_A_PLAN - 1}-12-31"
        yield DateMark(start, end, text[start:end], DateKind.PERIOD, *days)


class _Reader:
    """Walk the points of a text, join ranges and lists, and remember the year written last."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text = text
        self.outer_year = year
        self.context: int | None = None
        self.last: Point | None = None
        self.found: list[DateMark] = []

    def marks(self, points: Iterable[Point]) -> list[DateMark]:
        for point in points:
            floor = self.last.end if self.last else 0
            if self.text.find("\n", floor, point.start) >= 0:
                self.context = None
            if not self._shares_unit(point, floor) and not self._ends_range(point):
                self._add(point, point.start, self._year_of(point))
            self.last = point
            if point.year is not None:
                self.context = point.year
        return self.found

    def _year_of(self, point: Point) -> int | None:
        if point.year is not None:
            return point.year
        known = self.context if self.context is not None else self.outer_year
        return known if known is None else known + (point.offset or 0)

    def _ends_range(self, point: Point) -> bool:
        """Join ``point`` to the date before it where only a dash or 至 stands between them."""
        last = self.last
        if last is None or not self.found or self.found[-1].kind is DateKind.PERIOD:
            return False
        if not _BETWEEN.match(self.text, last.end, point.start):
            return False
        self.found.pop()
        self._add_range(last, point, last.start)
        return True

    def _shares_unit(self, point: Point, floor: int) -> bool:
        """Read the bare numbers before ``point`` as dates of its unit, in a range or a list."""
        values = _VALUES.get(point.kind)
        begins_with_number = point.year is None or point.kind is DateKind.YEAR
        if values is None or not begins_with_number or point.offset is not None:
            return False
        floor = max(floor, point.start - _BEFORE_CHARACTERS_MAX)
        before = self.text[point.start - 1 : point.start]
        if before == "、":
            return self._ends_list(point, floor, values)
        if not _ENDS_DASH.match(before):
            return False
        match = _RANGE_BEFORE.search(self.text, floor, point.start)
        if not match:
            return False
        bare = self._bare(point, match[1], match.start(1))
        if bare is None or not values.start <= _value(bare) < _value(point):
            return False
        bare, start = self._with_year_before(bare)
        self._add_range(bare, point, start)
        return True

    def _ends_list(self, point: Point, floor: int, values: range) -> bool:
        match = _LIST_BEFORE.search(self.text, floor, point.start)
        if not match:
            return False
        numbers = list(_NUMBER.finditer(self.text, match.start(1), match.end(1)))
        if _OPENS_ITEM.search(self.text, floor, match.start(1)) or not match.start(1):
            numbers.pop(0)
        bares = [self._bare(point, number[0], number.start()) for number in numbers]
        members = [bare for bare in bares if bare is not None and _value(bare) in values]
        series = [_value(member) for member in (*members, point)]
        if not members or len(members) < len(bares) or series != sorted(set(series)):
            return False
        first, start = self._with_year_before(members[0])
        self._add(first, start, self._year_of(first))
        for member in (*members[1:], point):
            dated = member if member.year else member._replace(year=first.year)
            self._add(dated, dated.start, self._year_of(dated))
        return True

    def _bare(self, point: Point, written: str, start: int) -> Point | None:
        """Make the date of a number that has its unit from ``point``."""
        value = value_of(written)
        end = start + len(written)
        if point.kind is DateKind.YEAR:
            return Point(start, end, point.kind, value) if len(written) == 4 else None
        return Point(start, end, point.kind, None, number=value)

    def _with_year_before(self, bare: Point) -> tuple[Point, int]:
        """Give ``bare`` the year right before it (2024年5至8月), and where it starts then."""
        last = self.last
        plain = last and last.kind is DateKind.YEAR and not last.part and not last.deadline
        if last is None or not plain or self.text[last.end : bare.start].strip():
            return bare, bare.start
        if bare.kind is DateKind.YEAR or "\n" in self.text[last.end : bare.start]:
            return bare, bare.start
        self.found.pop()
        return bare._replace(year=last.year), last.start

    def _add(self, point: Point, start: int, year: int | None) -> None:
        extent = extent_of(point, year)
        self.found.append(
            DateMark(
                start,
                point.end,
                self.text[start : point.end],
                DateKind.PERIOD if point.through or point.last_day is not None else point.kind,
                extent.first,
                extent.last,
                point.number if point.kind in (DateKind.MONTH, DateKind.DAY) else None,
                point.deadline,
                point.year is not None,
                extent.impossible,
            )
        )

    def _add_range(self, first: Point, last: Point, start: int) -> None:
        year = self._year_of(first)
        last_year = last.year
        if last_year is None and year is not None:
            last_year = year + (last.offset or 0)
            same_unit = first.kind is last.kind or None not in (first.day, last.day)
            if last.offset is None and same_unit and _value(last) < _value(first):
                last_year += 1
        begin, end = extent_of(first, year), extent_of(last, last_year)
        self.found.append(
            DateMark(
                start,
                last.end,
                self.text[start : last.end],
                DateKind.PERIOD,
                begin.first,
                end.last,
                None,
                last.deadline,
                first.year is not None or last.year is not None,
                begin.impossible or end.impossible,
            )
        )


def _value(point: Point) -> int:
    """Give what a date counts in its unit: the year, or the month, quarter or half."""
    value = point.year if point.kind is DateKind.YEAR else point.number
    return value if value is not None else 0
