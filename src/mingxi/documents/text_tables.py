"""Tables laid out in flat text: one cell a line, cells parted by tabs, columns parted by blanks.

The three layouts are what web pages and converters leave of a table:

- *stacked*: one cell a line, each line begun with a tab, rows parted by a blank line; a lone tab is
  an empty cell, which continues a merged one;
- *tabbed*: one row a line, cells parted by tabs; rows may be ragged;
- *spaced*: one row a line, columns parted by two blanks or more. Prose has such blanks too, so a
  table is read only where consecutive lines agree on three columns or more, or where a heading
  line and a total make it plain.

Everything here takes time linear in the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from mingxi.documents.document import Cell, Table

_BLANKS = " \u3000\xa0\t\r"
# Both open with a set of characters, which the engine looks for fast.
_GAP = re.compile(r"[ \u3000\xa0][ \u3000\xa0]+")
_HINT = re.compile(r"[\t \u3000\xa0](?:(?<=\t)|(?<!\t)[ \u3000\xa0])")
_OUTLINE_NUMBER = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]{1,4}|\d{1,3})(?:[)）][、.．]?|[、.．])"
    r"|[①-⑳]|第[一二三四五六七八九十]+[条章节]?"
)
_TOTAL = re.compile(r"(?:合|总|小|共)\s*计")
_PROSE_ENDS = ("。", "；", "，", "、", "：", ":", ";")
_SENTENCE_ENDS = ("。", "；")

_ROWS_MIN = 2
_SENTENCES_SHARE_MAX = 0.25
_SPACED_CHARACTERS_MAX = 60
_SPACED_COLUMNS_MIN = 3
_INDENTED_CHARACTERS_MAX = 20
_TOTALLED_LINES_MIN = 3

_Cells: TypeAlias = "tuple[tuple[int, int], ...]"


class _Kind(Enum):
    """What a line looks like by itself."""

    BLANK = auto()
    STACKED = auto()
    TABBED = auto()
    SPACED = auto()
    INDENTED = auto()
    PROSE = auto()


class _Line(NamedTuple):
    """A line of the text with the ranges of its cells; ``end`` leaves out the newline."""

    kind: _Kind
    start: int
    end: int
    cells: _Cells = ()


_BY_TABS = (_Kind.STACKED, _Kind.TABBED)
_BY_BLANKS = (_Kind.SPACED, _Kind.INDENTED)
_OPENING = (*_BY_TABS, _Kind.SPACED)


def tables_in(text: str) -> tuple[Table, ...]:
    """Find the tables laid out in a text, in text order; they do not overlap."""
    if not _HINT.search(text):
        return ()
    return tuple(_tables(_lines(text), text))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        yield _line(line, start)
        start += len(line) + 1


def _line(line: str, start: int) -> _Line:
    end = start + len(line)
    if not _HINT.search(line):
        kind = _Kind.PROSE if line.strip(_BLANKS) else _Kind.BLANK
        return _Line(kind, start, end)
    if "\t" in line:
        if line[0] == "\t" and line.count("\t") == 1:
            return _Line(_Kind.STACKED, start, end, (_trimmed(line, 1, len(line), start),))
        return _Line(_Kind.TABBED, start, end, tuple(_between_tabs(line, start)))
    if not line.strip(_BLANKS):
        return _Line(_Kind.BLANK, start, end)
    cells = tuple(_between_gaps(line, start))
    return _Line(_kind_of_blanks(line, start, cells), start, end, cells)


def _trimmed(line: str, first: int, last: int, start: int) -> tuple[int, int]:
    """Give the range of a cell in the text without the blanks around it."""
    while first < last and line[first] in _BLANKS:
        first += 1
    while last > first and line[last - 1] in _BLANKS:
        last -= 1
    return start + first, start + last


def _between_tabs(line: str, start: int) -> Iterator[tuple[int, int]]:
    first = 0
    for cell in line.split("\t"):
        yield _trimmed(line, first, first + len(cell), start)
        first += len(cell) + 1


def _between_gaps(line: str, start: int) -> Iterator[tuple[int, int]]:
    begin, finish = _trimmed(line, 0, len(line), 0)
    first = begin
    for gap in _GAP.finditer(line, begin, finish):
        yield start + first, start + gap.start()
        first = gap.end()
    yield start + first, start + finish


def _kind_of_blanks(line: str, start: int, cells: _Cells) -> _Kind:
    """Judge a line without tabs: columns are short, and not broken off in mid-sentence."""
    longest = max(last - first for first, last in cells)
    if len(cells) == 1:
        indented = longest <= _INDENTED_CHARACTERS_MAX and cells[0][0] > start + 1
        return _Kind.INDENTED if indented else _Kind.PROSE
    broken_off = any(line[last - start - 1] in _PROSE_ENDS for _, last in cells)
    return _Kind.PROSE if broken_off or longest > _SPACED_CHARACTERS_MAX else _Kind.SPACED


def _tables(lines: Iterable[_Line], text: str) -> Iterator[Table]:
    """Gather neighbouring lines of one layout and give the groups that are tables."""
    group: list[_Line] = []
    blanks = 0
    for line in lines:
        if line.kind is _Kind.BLANK:
            blanks += 1
            continue
        if group and not _goes_on(group[-1], line, blanks):
            yield from _table_of(group, text)
            group = []
        if group and blanks:
            group.append(_Line(_Kind.BLANK, line.start, line.start))
        if group or line.kind in _OPENING:
            group.append(line)
        blanks = 0
    if group:
        yield from _table_of(group, text)


def _goes_on(last: _Line, line: _Line, blanks: int) -> bool:
    """Tell whether a line may belong to the table whose last line so far is ``last``.

    Rows of a stacked table are parted by a blank line, and so may spaced ones be; two blank lines
    end any table.
    """
    if blanks > 1:
        return False
    if line.kind is _Kind.SPACED:
        return last.kind in _BY_BLANKS
    if line.kind is _Kind.INDENTED:
        return last.kind in _BY_BLANKS and not blanks
    if line.kind is _Kind.STACKED and blanks:
        return last.kind is _Kind.STACKED
    return line.kind in _BY_TABS and last.kind in _BY_TABS and not blanks


def _table_of(group: list[_Line], text: str) -> Iterator[Table]:
    """Give the table that a group of lines makes, or nothing where it makes none."""
    while group[-1].kind in (_Kind.INDENTED, _Kind.BLANK):
        group.pop()
    filled = [line for line in group if line.kind is not _Kind.BLANK]
    if filled[0].kind is _Kind.SPACED:
        rows = [line.cells for line in filled] if _is_spaced_table(filled, text) else []
    elif 2 * sum(line.kind is _Kind.TABBED for line in filled) >= len(filled):
        rows = [_tabbed_row(line) for line in filled]
        rows = rows if _is_tabbed_table(rows, text) else []
    else:
        rows = list(_stacked_rows(group))
        rows = rows if _is_stacked_table(rows, text) else []
    if rows:
        yield _table(filled[0].start, filled[-1].end, rows)


def _table(start: int, end: int, rows: Iterable[_Cells]) -> Table:
    return Table(
        start,
        end,
        tuple(
            tuple(Cell(first, last, row, column) for column, (first, last) in enumerate(cells))
            for row, cells in enumerate(rows)
        ),
    )


def _tabbed_row(line: _Line) -> _Cells:
    """Give the cells of a row; a single leading tab stands for an empty first cell."""
    if line.kind is _Kind.STACKED:
        return ((line.start, line.start), *line.cells)
    return line.cells


def _stacked_rows(group: Iterable[_Line]) -> Iterator[_Cells]:
    """Give the rows between blank lines; a line with a tab inside is still one cell."""
    row: list[tuple[int, int]] = []
    for line in group:
        if line.kind is _Kind.BLANK:
            yield tuple(row)
            row = []
        else:
            row.append((line.cells[0][0], line.cells[-1][1]))
    yield tuple(row)


def _is_spaced_table(lines: Sequence[_Line], text: str) -> bool:
    """Ask for two neighbouring lines alike in three columns, or a heading, rows and a total."""
    widths = [len(line.cells) for line in lines]
    if any(a == b >= _SPACED_COLUMNS_MIN for a, b in pairwise(widths)):
        return True
    return (
        len(lines) >= _TOTALLED_LINES_MIN
        and len(set(widths)) == 1
        and any(_TOTAL.match(text, line.cells[0][0]) for line in lines[1:])
    )


def _is_tabbed_table(rows: Sequence[_Cells], text: str) -> bool:
    """Ask for two rows with two filled cells; numbered paragraphs, parted by a tab, are no rows."""
    filled = [[text[first:last] for first, last in row if last > first] for row in rows]
    wide = [row for row in filled if len(row) > 1]
    numbered = sum(len(row) == 2 and bool(_OUTLINE_NUMBER.fullmatch(row[0])) for row in wide)
    return len(wide) >= _ROWS_MIN and 2 * numbered < len(wide)


def _is_stacked_table(rows: Sequence[_Cells], text: str) -> bool:
    """Ask for two rows, one of them of several cells; paragraphs begun with a tab are no cells."""
    cells = [text[first:last] for row in rows for first, last in row]
    sentences = sum(cell.endswith(_SENTENCE_ENDS) for cell in cells)
    return (
        len(rows) >= _ROWS_MIN
        and max(map(len, rows)) > 1
        and sentences <= _SENTENCES_SHARE_MAX * len(cells)
    )
