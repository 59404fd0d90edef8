"""The numbers of headings and lists, followed through their levels (GB/T 9704-2012, 7.3.3).

A list inside a list may have the style of the one around it (5. with 1. 2. below it, then 6.), so
the open lists are kept on a stack and a number belongs to the innermost list that it continues.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from mingxi.documents.document import Table
from mingxi.projects.project_text import ProjectText
from mingxi.prose.marks import HeadingStyle, OutlineMark


class NumberingFaultKind(StrEnum):
    """What is wrong with a number."""

    SKIPPED = "skipped"
    REPEATED = "repeated"
    MIXED = "mixed"


class NumberingFault(NamedTuple):
    """A number that does not go on from the one before it in its list."""

    kind: NumberingFaultKind
    mark: OutlineMark
    before: OutlineMark


# These stand for a list wherever they are; other numbers within a line may refer to something.
_INLINE_STYLES = frozenset({HeadingStyle.CIRCLED, HeadingStyle.ONE_IS})
_SKIP_MAX = 3
_OPEN_LISTS_MAX = 4
_NO_NUMERALS = str.maketrans("", "", "一二三四五六七八九十0123456789０１２３４５６７８９ \u3000")


class _List:
    """A list that is still open: its latest number with its fault, its form, whether 1 began it."""

    def __init__(self, mark: OutlineMark, form: str) -> None:
        self.latest = mark
        self.form = form
        self.from_one = mark.ordinal == 1
        self.mixed = False
        self.fault: NumberingFaultKind | None = None


def numbering_faults(
    outline: Sequence[OutlineMark], projects: Sequence[ProjectText], tables: Sequence[Table]
) -> tuple[NumberingFault, ...]:
    """Find the numbers that skip, repeat or change their form, in text order.

    A section heading without a number closes every list before it. Numbers in tables are values.
    """
    return tuple(_faults(outline, _plain_headings(outline, projects), tables))


def _plain_headings(
    outline: Sequence[OutlineMark], projects: Sequence[ProjectText]
) -> Sequence[int]:
    """Give where the section headings without a number begin."""
    numbered = {mark.start for mark in outline if mark.ordinal}
    starts = (section.start for project in projects for section in project.sections)
    return [start for start in starts if start not in numbered]


def _faults(
    outline: Sequence[OutlineMark], plain: Sequence[int], tables: Sequence[Table]
) -> Iterator[NumberingFault]:
    open_lists: list[_List] = []
    closed = 0
    table_starts = [table.start for table in tables]
    for mark in outline:
        place = bisect_right(table_starts, mark.start) - 1
        if not mark.ordinal or (place >= 0 and mark.start < tables[place].end):
            continue
        headings_before = bisect_right(plain, mark.start)
        if headings_before > closed:
            closed = headings_before
            open_lists.clear()
        yield from _put(open_lists, mark)


def _put(open_lists: list[_List], mark: OutlineMark) -> Iterator[NumberingFault]:
    """Put a number into the list that it continues, or begin a list with it."""
    alike = [place for place, other in enumerate(open_lists) if other.latest.style is mark.style]
    form = _form(mark)
    found = _continued(open_lists, alike, mark, form)
    if found is None:
        if len(alike) >= _OPEN_LISTS_MAX:
            del open_lists[alike[0]]
        open_lists.append(_List(mark, form))
        return
    continued = open_lists[found]
    kind = _fault_of(continued, mark, form)
    if kind is not None and (not mark.inline or mark.style in _INLINE_STYLES):
        yield NumberingFault(kind, mark, continued.latest)
    continued.mixed = continued.mixed or kind is NumberingFaultKind.MIXED
    continued.latest, continued.fault = mark, kind
    del open_lists[found + 1 :]


def _continued(
    open_lists: Sequence[_List], alike: Sequence[int], mark: OutlineMark, form: str
) -> int | None:
    """Give the list that a number goes on: rather by one than not, in its form, the innermost."""
    best: tuple[tuple[bool, bool, int], int] | None = None
    for place in alike:
        step = mark.ordinal - open_lists[place].latest.ordinal
        if step != 1 and not (mark.ordinal > 1 and 0 <= step <= _SKIP_MAX):
            continue
        rank = (step == 1, open_lists[place].form == form, place)
        if best is None or rank > best[0]:
            best = rank, place
    return best[1] if best else None


def _fault_of(continued: _List, mark: OutlineMark, form: str) -> NumberingFaultKind | None:
    step = mark.ordinal - continued.latest.ordinal
    if step == 1:
        changed = continued.form != form and not continued.mixed
        return NumberingFaultKind.MIXED if changed else None
    kind = NumberingFaultKind.SKIPPED if step else NumberingFaultKind.REPEATED
    # 5, 7, 7 and 2, 2, 4 are one slip each: the second number of the pair sets the list right.
    mends = step in (0, 2) and continued.fault not in (None, kind, NumberingFaultKind.MIXED)
    return kind if continued.from_one and not mends else None


def _form(mark: OutlineMark) -> str:
    """Give what stands around the number itself, 、 or （）; a sign such as ① has nothing."""
    if mark.style is HeadingStyle.CIRCLED:
        return ""
    return mark.written.translate(_NO_NUMERALS)
