"""A table laid on its grid: rows aligned with each other, headings over the numbers they name.

A table of a Word file states where each cell begins. A table of a text file states only the order
of its cells: merged cells and empty ones leave its rows ragged, so they are shifted until numbers
stand under numbers. A form has several headings, one below the other; each opens a band of rows.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from mingxi.documents.document import Document, Table
from mingxi.patterns import pattern_of
from mingxi.projects.heading_units import unit_named, unit_stated
from mingxi.quantities import NUMBER_LENGTH_MAX


class CellKind(Enum):
    """What a cell holds: nothing (or a dash), a number (with a unit or without), or words."""

    BLANK = "blank"
    NUMBER = "number"
    LABEL = "label"


class GridCell(NamedTuple):
    """A cell without its outer blanks; ``label`` is its text without any blanks (合 计 is 合计)."""

    start: int
    end: int
    text: str
    label: str
    kind: CellKind
    column: int
    width: int = 1


class Row(NamedTuple):
    """A row: the cells that begin in it, and those that reach down into it from rows above."""

    cells: tuple[GridCell, ...]
    reaching: tuple[GridCell, ...] = ()

    @property
    def extent(self) -> int:
        """The number of columns up to the row's end."""
        return self.cells[-1].column + self.cells[-1].width if self.cells else 0

    @property
    def first_label(self) -> str:
        """The words that the row begins with, or an empty string."""
        for cell in self.cells:
            if cell.kind is not CellKind.BLANK:
                return cell.label
        return ""

    def count(self, kind: CellKind) -> int:
        """Count the cells of one kind."""
        return [cell.kind for cell in self.cells].count(kind)

    def shifted(self, columns: int) -> "Row":
        """Give the row moved to the right."""
        if not columns:
            return self
        return Row(tuple(cell._replace(column=cell.column + columns) for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Band:
    """Rows under one heading.

    ``heads`` are the heading's rows, the last one nearest to the numbers; ``caption`` is what
    stands over the whole table, where 单位：万元 may be written.
    """

    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: str
    _headings: dict[int, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def headings(self, column: int) -> tuple[str, ...]:
        """Give the words over a column, from the nearest row upward."""
        known = self._headings.get(column)
        if known is None:
            known = self._headings[column] = tuple(self._words_over(column))
        return known

    def heading(self, column: int) -> str:
        """Give the words nearest over a column, or an empty string."""
        return next(iter(self.headings(column)), "")

    def unit_words(self, column: int) -> str:
        """Give what a row of nothing but units (户, 人, %) says over a column, if there is one."""
        if not self.heads:
            return ""
        labels = [cell for cell in self.heads[-1].cells if cell.label]
        if not all(unit_named(cell.label) for cell in labels):
            return ""
        return next((cell.label for cell in labels if cell.column == column), "")

    def _words_over(self, column: int) -> Iterator[str]:
        last: GridCell | None = None
        for row in reversed(self.heads):
            cell = _cell_over(row, column, merged=last is not None)
            if cell is not None and cell != last:
                last = cell
                yield cell.label

    def named_after(self, column: int) -> tuple[str, ...]:
        """Give the words of the nearest heading row to the right of a column."""
        if not self.heads:
            return ()
        cells = self.heads[-1].cells
        return tuple(cell.label for cell in cells if cell.column > column and cell.label)


_BLANK = pattern_of(r"[-—－–/／\\*]*")
_NUMBER = pattern_of(
    r"""
    [≥≤><＞＜＝=≧≦约￥¥]{0,2}\s?
    [-－−]?(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|[\d０-９]+)(?:[.．][\d０-９]+)?\s?
    (?:(?:个月|个?季度|学期)|[百千万亿]{0,2}[（(]?[^\d\s年月日号级、.．,，:：]{0,4})
    """,
    re.VERBOSE,
)
_NUMBER_THEN_WORDS = pattern_of(r"(\d[\d,]*\.\d\d) ([\u4e00-\u9fff].+)")
_YEAR = pattern_of(r"(?:19|20)\d\d")
_FIRST_HAN, _FIRST_FULL_WIDTH = "\u4e00", "\uff00"
# Words that open a new heading in the middle of a table.
_HEADING_WORD = pattern_of(
    r"合计|总计|小计|总投入|总投资|总额|数量|单价|金额|总价|指标|单位|名称|内容|标准|人数|序号|财政|目标|项目|元[）)]"
)
_PARTICULAR = pattern_of(
    r"项目(?:名称|期|实施期|负责人|编码|代码|属性|性质|类别|立项)|(?:主管|实施|项目|申报|预算)(?:部门|单位)"
    r"|计划(?:开始|完成|结束)|联系|填报|立项依据"
)
_SHORT_HEADING = pattern_of(r".{0,4}(?:金额|数量|单价|合计|小计|内容|数|投资|资金|预算|备注|标准)")
_NAMING = pattern_of(r"序号|名称|名$|项目|内容|备注|说明|乡镇|村$|类别|年度|^$")
_QUANTITY = pattern_of(r"数|量|额|价|资|费|金|款|合计|小计|长度|面积|规模")
_UNIT_LINE = pattern_of(r"[（(]?(?:金额|货币|计量)?单位[:：](?:人民币)?[百千万亿]{0,2}元[）)]?")
_HEAD_ROWS_MAX = 3
_CAPTION_REACH = 120


def bands_in(document: Document) -> tuple[Band, ...]:
    """Lay every table of a document on its grid and part it where a new heading begins."""
    return tuple(band for table in document.tables for band in _bands(document.text, table))


def _bands(text: str, table: Table) -> Iterator[Band]:
    rows = list(_rows(text, table))
    ragged = all(
        cell.row_span == 1 and cell.column_span == 1 for row in table.cells for cell in row
    )
    caption = text[max(0, table.start - _CAPTION_REACH) : table.start].strip()
    caption = "\n".join(caption.splitlines()[-2:])
    heads: list[Row] = []
    body: list[Row] = []
    for row in rows:
        if not body and row.count(CellKind.LABEL) == 1 and not row.count(CellKind.NUMBER):
            caption += "\n" + row.first_label
        elif not body and not heads and _states_unit(row):
            caption += "\n" + " ".join(cell.label for cell in row.cells)
        elif not body and _is_particulars(row):
            continue
        elif _is_heading(row, opens=not body and (not heads or _goes_on(row))):
            if body:
                yield _band(heads, body, caption, ragged)
                heads, body = [], []
            heads.append(row)
        elif row.count(CellKind.LABEL) or row.count(CellKind.NUMBER):
            body.append(row)
    if body:
        yield _band(heads, body, caption, ragged)


def _band(heads: list[Row], body: list[Row], caption: str, ragged: bool) -> Band:
    heads = heads[-_HEAD_ROWS_MAX:]
    if ragged and len({row.extent for row in (*heads, *body)}) > 1:
        heads, body = _aligned(heads, body)
    return Band(tuple(heads), tuple(body), caption)


def _rows(text: str, table: Table) -> Iterator[Row]:
    reaching: list[tuple[int, GridCell]] = []
    for number, cells in enumerate(table.cells):
        reaching = [(last, cell) for last, cell in reaching if last >= number]
        row = tuple(
            _grid_cell(text, cell.start, cell.end, cell.column, cell.column_span) for cell in cells
        )
        if any(" " in cell.text and _NUMBER_THEN_WORDS.match(cell.text) for cell in row):
            row = tuple(_parted(row))
        yield Row(row, tuple(cell for _, cell in reaching))
        for cell in cells:
            if cell.row_span > 1:
                laid = _grid_cell(text, cell.start, cell.end, cell.column, cell.column_span)
                reaching.append((number + cell.row_span - 1, laid))


def _parted(row: Iterable[GridCell]) -> Iterator[GridCell]:
    """Part an amount from the next label where a converter left one blank between the columns."""
    moved = 0
    for cell in row:
        match = _NUMBER_THEN_WORDS.fullmatch(cell.text)
        if match is None:
            yield cell._replace(column=cell.column + moved)
            continue
        for group in (1, 2):
            start, end = cell.start + match.start(group), cell.start + match.end(group)
            yield _laid(match[group], start, end, cell.column + moved)
            moved += 1
        moved -= 1


def _grid_cell(text: str, start: int, end: int, column: int, width: int) -> GridCell:
    written = text[start:end]
    trimmed = written.strip()
    start += len(written) - len(written.lstrip())
    return _laid(trimmed, start, start + len(trimmed), column, width)


def _laid(trimmed: str, start: int, end: int, column: int, width: int = 1) -> GridCell:
    label = "".join(trimmed.split())
    return GridCell(start, end, trimmed, label, _kind(trimmed, label), column, width)


def _kind(trimmed: str, label: str) -> CellKind:
    if label[:1] >= _FIRST_HAN and not label[0] >= _FIRST_FULL_WIDTH:
        kind = (
            CellKind.NUMBER if label[0] == "约" and _NUMBER.fullmatch(trimmed) else CellKind.LABEL
        )
    elif _BLANK.fullmatch(label):
        kind = CellKind.BLANK
    elif len(label) <= NUMBER_LENGTH_MAX and _NUMBER.fullmatch(trimmed):
        kind = CellKind.NUMBER
    else:
        kind = CellKind.LABEL
    return kind


def _is_heading(row: Row, *, opens: bool) -> bool:
    """Tell whether a row names columns: words only, at the top or with the words of a heading."""
    labels = [cell.label for cell in row.cells if cell.kind is CellKind.LABEL]
    numbers = [cell.label for cell in row.cells if cell.kind is CellKind.NUMBER]
    if numbers:
        return opens and bool(labels) and all(_YEAR.fullmatch(number) for number in numbers)
    if len(labels) < 2:
        return False
    return opens or sum(_HEADING_WORD.search(label) is not None for label in labels) >= 2


def _states_unit(row: Row) -> bool:
    """Tell the line over a sheet's table (编制单位：…, 单位：万元) from a heading."""
    return not row.count(CellKind.NUMBER) and any(
        _UNIT_LINE.fullmatch(cell.label) for cell in row.cells
    )


def _goes_on(row: Row) -> bool:
    """Tell whether a second row of words still names columns, and is no row of 设备 and 据实."""
    if row.reaching or not row.cells or not row.cells[0].label:
        return True
    labels = [cell.label for cell in row.cells if cell.kind is CellKind.LABEL]
    return all(map(unit_named, labels)) or any(
        _HEADING_WORD.search(label) or _QUANTITY.search(label) for label in labels[1:]
    )


def _is_particulars(row: Row) -> bool:
    """Tell a form's opening rows (项目名称, 实施单位, and what they are) from a heading."""
    labels = [cell.label for cell in row.cells if cell.kind is CellKind.LABEL]
    if row.count(CellKind.NUMBER) or not labels or not _PARTICULAR.match(labels[0]):
        return False
    return not any(unit_stated(label) or _SHORT_HEADING.fullmatch(label) for label in labels[1:])


def _cell_over(row: Row, column: int, *, merged: bool) -> GridCell | None:
    """Find the cell over a column; with ``merged``, an empty one continues its left neighbour."""
    found: GridCell | None = None
    for cell in (*row.reaching, *row.cells):
        if cell.column <= column < cell.column + cell.width and cell.label:
            return cell
        if merged and cell.column <= column and cell.label:
            found = cell
    return found


def _aligned(heads: list[Row], body: list[Row]) -> tuple[list[Row], list[Row]]:
    """Shift ragged rows until numbers stand under numbers, and these under their headings."""
    width = max(
        (row.extent for row in body if row.count(CellKind.NUMBER) > 1),
        default=max(row.extent for row in body),
    )
    profile = _profile([row for row in body if row.extent == width])
    fits = _Fit(lambda cell, column: 1 if profile.get(column) is cell.kind else -1)
    body = [row.shifted(fits.shift(row, width)) for row in body]
    numeric = {column for column, kind in profile.items() if kind is CellKind.NUMBER}
    over = _Fit(lambda cell, column: _affinity(cell.label, numeric=column in numeric))
    head_width = max((row.extent for row in heads), default=width)
    if head_width > width:
        widest = next(row for row in heads if row.extent == head_width)
        moved = max(
            range(head_width - width + 1),
            key=lambda by: (over.score(widest, -by, width), by),
        )
        return [row.shifted(head_width - row.extent) for row in heads], [
            row.shifted(moved) for row in body
        ]
    return [row.shifted(over.shift(row, width)) for row in heads], body


def _profile(rows: Sequence[Row]) -> dict[int, CellKind]:
    """Tell for each column what most of its cells hold."""
    counts: dict[int, Counter[CellKind]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.kind is not CellKind.BLANK:
                counts.setdefault(cell.column, Counter())[cell.kind] += 1
    return {column: kinds.most_common(1)[0][0] for column, kinds in counts.items()}


class _Fit(NamedTuple):
    """How well a cell suits a column."""

    suits: Callable[[GridCell, int], int]

    def score(self, row: Row, by: int, width: int) -> int:
        """Add up how well the cells of a row suit the columns they would be moved to."""
        return sum(
            self.suits(cell, cell.column + by)
            for cell in row.cells
            if cell.kind is not CellKind.BLANK and 0 <= cell.column + by < width
        )

    def shift(self, row: Row, width: int) -> int:
        """Find the best place of a shorter row; merged cells mostly lead: the right wins ties."""
        if row.extent >= width:
            return 0
        return max(range(width - row.extent + 1), key=lambda by: (self.score(row, by, width), by))


def _affinity(label: str, *, numeric: bool) -> int:
    """Tell how readily a heading stands over numbers (or over words)."""
    if unit_stated(label):
        return 2 if numeric else -2
    if _NAMING.search(label):
        return -2 if numeric else 1
    if unit_named(label):
        return 2 if numeric else -2
    if _QUANTITY.search(label):
        return 1 if numeric else -1
    return 0
