"""Worksheets laid out in the flat text: their names, the lines above and below, and the tables.

A clerk's sheet opens with a title over all columns and a line 单位：万元, and ends with notes; they
stand alone in their rows and become paragraphs. What lies between is a table. Empty rows part
tables, but not from a total below them: forms keep rows free for further entries. Rows and columns
that show nothing anywhere in a table are left out of its grid, so that one stray cell at the far
corner of a sheet costs nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from mingxi.documents import faults
from mingxi.documents.document import Cell
from mingxi.documents.limits import WORKBOOK_CHARACTERS_MAX, WORKBOOK_GRID_MAX
from mingxi.documents.manuscript import BLANK, Manuscript, unbroken
from mingxi.documents.workbook.sheet import Merge, Sheet

_TOTAL = re.compile(r"\s*(?:合|总|小|共)\s*计")
_NUMBER = re.compile(r"[-+¥￥\d.,%\s]+")
_BREAKS = re.compile(r"\r\n|\r|\n")
_HEADING_LEVEL = 1
_BEYOND = 1 << 20
# Part of the text like an automatic number: Excel shows no hidden sheet, yet whoever gets the file
# can, so what it holds is checked and searched for personal data too.
_HIDDEN_MARK = "（隐藏的工作表）"

_Merges: TypeAlias = "dict[tuple[int, int], Merge]"


class _Row(NamedTuple):
    """A row of a sheet: what its cells show, by column, and the column ranges under merges."""

    number: int
    shown: dict[int, str]
    covered: list[tuple[int, int]]

    @property
    def words(self) -> str:
        """What the first cell shows."""
        return next(iter(self.shown.values()))

    def is_under(self, column: int) -> bool:
        """Tell whether a column lies under a merge that begins to its left or above."""
        at = bisect_right(self.covered, (column, _BEYOND)) - 1
        return at >= 0 and self.covered[at][0] <= column <= self.covered[at][1]


def lay_out(sheets: Iterable[Sheet]) -> Manuscript:
    """Write the sheets one after the other, hidden ones last and marked as such.

    Raises DocumentError ``too-large`` where the grid or the text outgrows its limit.
    """
    manuscript = Manuscript()
    places = 0
    for sheet in sorted(sheets, key=lambda sheet: sheet.hidden):
        merges = {(merge.top, merge.left): merge for merge in sheet.merges}
        rows = _rows(sheet, merges)
        if not rows:
            continue
        _write_line(manuscript, sheet.name + (_HIDDEN_MARK if sheet.hidden else ""), _HEADING_LEVEL)
        for area in _areas(rows, merges):
            places += _write_area(manuscript, area, merges, WORKBOOK_GRID_MAX - places)
    return manuscript


def _rows(sheet: Sheet, merges: _Merges) -> list[_Row]:
    """Give the rows that show something; what lies under a merged cell is not seen."""
    by_number = [
        _Row(number, {column: text for _, column, text in cells}, [])
        for number, cells in groupby(sheet.cells, itemgetter(0))
    ]
    _cover(by_number, merges)
    for row in by_number:
        if row.covered:
            for column in [column for column in row.shown if row.is_under(column)]:
                del row.shown[column]
    return [row for row in by_number if row.shown]


def _cover(rows: Sequence[_Row], merges: _Merges) -> None:
    """Note in each row the columns that lie under merges."""
    numbers = [row.number for row in rows]
    spent = 0
    for merge in merges.values():
        first, last = bisect_left(numbers, merge.top), bisect_right(numbers, merge.bottom)
        spent += last - first
        if spent > WORKBOOK_GRID_MAX:
            raise faults.too_many_cells(WORKBOOK_GRID_MAX)
        for row in rows[first:last]:
            # The first cell of a merge is the one that is seen.
            row.covered.append((merge.left + (row.number == merge.top), merge.right))
    for row in rows:
        row.covered.sort()


def _areas(rows: Sequence[_Row], merges: _Merges) -> Iterator[list[_Row]]:
    """Part the rows of a sheet at its empty rows, but not within a merge nor above a total."""
    area: list[_Row] = []
    reach = -1
    for row in rows:
        gap = bool(area) and row.number > max(area[-1].number + 1, reach)
        total = len(row.shown) > 1 and _TOTAL.match(row.words)
        if gap and not total:
            yield area
            area = []
        area.append(row)
        for column in row.shown:
            merge = merges.get((row.number, column))
            if merge is not None:
                reach = max(reach, merge.bottom)
    yield area


def _is_line(row: _Row, merges: _Merges) -> bool:
    """Tell whether a row is a line of words: one cell, no number, reaching no further down."""
    if len(row.shown) != 1:
        return False
    (column,) = row.shown
    merge = merges.get((row.number, column))
    return not (merge and merge.bottom > merge.top) and not _NUMBER.fullmatch(row.words)


def _write_area(
    manuscript: Manuscript, area: Sequence[_Row], merges: _Merges, places_max: int
) -> int:
    """Write the lines above, the table and the lines below; give the places of its grid."""
    first, last = 0, len(area)
    while first < last and _is_line(area[first], merges):
        first += 1
    while last > first and _is_line(area[last - 1], merges):
        last -= 1
    for row in area[:first]:
        _write_line(manuscript, row.words)
    places = _write_table(manuscript, area[first:last], merges, places_max) if first < last else 0
    for row in area[last:]:
        _write_line(manuscript, row.words)
    return places


def _write_line(manuscript: Manuscript, text: str, level: int | None = None) -> None:
    for line in _BREAKS.split(text.strip()):
        start = manuscript.length
        manuscript.write(unbroken(line))
        manuscript.end_paragraph(start, level, 0)
    _refuse_endless(manuscript)


def _write_table(
    manuscript: Manuscript, rows: Sequence[_Row], merges: _Merges, places_max: int
) -> int:
    """Write a table on the grid of the rows and columns that show something."""
    columns = sorted({column for row in rows for column in row.shown})
    if len(rows) * len(columns) > places_max:
        raise faults.too_many_cells(WORKBOOK_GRID_MAX)
    numbers = [row.number for row in rows]
    start = manuscript.length
    written: list[list[Cell]] = []
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        for place, column in enumerate(columns):
            if place:
                manuscript.write("\t")
            if row.covered and row.is_under(column):
                continue
            begin = _write_cell(manuscript, row.shown.get(column), at, place)
            merge = merges.get((row.number, column)) if merges else None
            height = bisect_right(numbers, merge.bottom) - at if merge else 1
            width = bisect_right(columns, merge.right) - place if merge else 1
            cells.append(Cell(begin, manuscript.length, at, place, height, width))
        manuscript.write("\n")
        written.append(cells)
        _refuse_endless(manuscript)
    manuscript.end_table(start, written)
    return len(rows) * len(columns)


def _write_cell(manuscript: Manuscript, text: str | None, row: int, column: int) -> int:
    """Write a cell on one line, and give where it begins; an empty one has no block."""
    start = manuscript.length
    if text is not None:
        text = text.strip()
        if not text.isprintable():
            text = unbroken(_BREAKS.sub(BLANK, text))
        manuscript.write(text)
        manuscript.end_cell(start, row, column, 0)
    return start


def _refuse_endless(manuscript: Manuscript) -> None:
    if manuscript.length > WORKBOOK_CHARACTERS_MAX:
        raise faults.too_large(WORKBOOK_CHARACTERS_MAX)
