"""Figures of table cells whose unit is stated once, in a heading: 金额（元） over 1,389,600.

The nearest statement wins: the column's heading, the unit column beside it (度量单位), the row's
own label (年度资金来源（元）), the corner or the caption of the table (单位：万元).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mingxi.documents.document import Document
from mingxi.patterns import pattern_of
from mingxi.projects.grids import Band, CellKind, GridCell, Row
from mingxi.projects.heading_units import (
    HeadingUnit,
    money_unit_of_caption,
    unit_among,
    unit_named,
    unit_stated,
    units_listed,
)
from mingxi.prose.marks import YUAN, Figure
from mingxi.quantities import parse_decimal

_BARE = pattern_of(
    r"[≥≤><＞＜＝=≧≦约]?\s?(?P<yuan>[￥¥]\s?)?"
    r"(?P<number>[-－−]?(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|[\d０-９]+)(?:[.．][\d０-９]+)?)"
)
_ONE = Decimal(1)
_MINUS = str.maketrans("－−．", "--.")
_YUAN_SIGN = HeadingUnit(YUAN, "元", 1)
_UNIT_ALONE = pattern_of(r"[（(](?:单位[:：])?[百千万亿]?元[）)]")
_TOTAL = pattern_of(r"合计|总计|总投入|总投资")
_TOTAL_COLUMN = pattern_of(r".{0,4}(?:合计|总计|小计|总投入|总投资|总额)|计")
_UNIT_COLUMN = pattern_of(r"(?:计量|度量|数量)?单位")
_MEASURED = pattern_of(r"数量|工程量|指标值|目标值|规模|数$|量$")
# Columns that hold no money although the caption says 单位：万元.
_NO_MONEY = pattern_of(
    r"(?:序号?|编号|年度|年份|年龄|级次|等级|单位|备注|说明"
    r"|.*(?:编码|代码|电话|日期|时间|期限|数量|个数|户数|人数|人次|次数|天数|月数|面积|里程|长度|吨位"
    r"|率|占比|比例|比重|百分比|权重|分值|得分|名称|指标值|目标值|型号|规格|账号|号码))"
)


def figures_with_cells(
    document: Document, bands: Iterable[Band], figures: Sequence[Figure]
) -> tuple[Figure, ...]:
    """Add the figures of the cells of all ``bands`` to those that prose found.

    No figure runs on into another cell.

    Prose reads across the end of a cell where the next one begins like a unit (4 and 套餐). Where
    the next cell is that unit and nothing else, the two make one figure.
    """
    if not document.tables:
        return tuple(figures)
    cells = table_figures(bands, figures)
    borders = _Borders(document)
    replaced = {
        figure
        for cell in cells
        for figure in _around(cell, figures)
        if figure.start < cell.end and cell.start < figure.end
    }
    kept = (f for f in figures if f not in replaced and borders.respected_by(f))
    return tuple(sorted((*kept, *cells), key=lambda figure: figure.start))


def _around(cell: Figure, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Give the figures that begin in a cell's number, and the one before them."""
    first = bisect_left(figures, (cell.start,))
    return figures[max(0, first - 1) : bisect_left(figures, (cell.end,), first)]


class _Borders:
    """Where the filled cells of a document begin and end."""

    def __init__(self, document: Document) -> None:
        filled = sorted(
            (cell.start, cell.end)
            for table in document.tables
            for row in table.cells
            for cell in row
            if cell.end > cell.start
        )
        self._starts = [start for start, _ in filled]
        self._ends = [end for _, end in filled]

    def respected_by(self, figure: Figure) -> bool:
        """Tell whether a figure ends in the cell it begins in, or with the end of a later one."""
        first, last = self._cell_at(figure.start), self._cell_at(figure.end - 1)
        return first == last or (last is not None and self._ends[last] == figure.end)

    def _cell_at(self, place: int) -> int | None:
        at = bisect_right(self._starts, place) - 1
        return at if at >= 0 and place < self._ends[at] else None


def table_figures(bands: Iterable[Band], figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give the figures of cells that hold a bare number under a stated unit, in text order.

    ``figures`` are those that prose found, in text order: a cell that has one with a unit of its
    own is left to it. One without unit, or one that runs on into the next cell (540 and a next row
    that begins with 人), is no reading of the cell; the figure given here takes its place.
    """
    starts = [figure.start for figure in figures]
    found: list[Figure] = []
    for band in bands:
        for cell, unit in _measured_cells(band):
            if not _has_own_unit(cell, figures, starts):
                found.append(_figure(cell, unit))
    return tuple(sorted(found, key=lambda figure: figure.start))


def _has_own_unit(cell: GridCell, figures: Sequence[Figure], starts: Sequence[int]) -> bool:
    at = bisect_left(starts, cell.start)
    return any(
        figure.unit and cell.start <= figure.start and figure.end <= cell.end
        for figure in figures[max(0, at - 1) : at + 2]
    )


def _measured_cells(band: Band) -> Iterator[tuple[GridCell, HeadingUnit]]:
    """Give each bare number of a band with the unit that holds for it."""
    columns = _Columns(band)
    leading: HeadingUnit | None = None
    for row in band.rows:
        named = _named_by_neighbours(row, columns.unit_column)
        # An empty first cell continues the one above it, as a cell that reaches down does.
        if row.cells and row.cells[0].label:
            leading = None
        beside = leading = _unit_reaching(row) or leading
        adjacent = False
        for cell in row.cells:
            if cell.kind is CellKind.LABEL:
                stated = unit_stated(cell.label)
                beside, adjacent = stated or beside, stated is not None
                if cell is row.cells[0]:
                    leading = stated
            elif cell.kind is CellKind.NUMBER:
                unit = columns.unit_of(cell, named, beside, adjacent=adjacent)
                if unit is not None:
                    yield cell, unit
                adjacent = False


def _unit_reaching(row: Row) -> HeadingUnit | None:
    """Give the unit that a cell reaching down from above states for the row."""
    units = (unit_stated(cell.label) for cell in row.reaching)
    return next((unit for unit in units if unit), None)


def _named_by_neighbours(row: Row, unit_column: int | None) -> HeadingUnit | None:
    if unit_column is None:
        return None
    return next((unit_named(cell.label) for cell in row.cells if cell.column == unit_column), None)


class _Columns:
    """What the heading of a band says of the units of its columns."""

    def __init__(self, band: Band) -> None:
        self._band = band
        self._stated: dict[int, HeadingUnit | None] = {}
        self.unit_column = self._find_unit_column()
        self._shared = self._shared_by_columns()
        self._listed = units_listed(band.caption)
        self._chosen: dict[int, HeadingUnit | None] = {}
        self._whole = self._corner() or self._alone()
        if self._whole is None and not self._listed:
            self._whole = money_unit_of_caption(band.caption)

    def unit_of(
        self,
        cell: GridCell,
        named: HeadingUnit | None,
        beside: HeadingUnit | None,
        *,
        adjacent: bool,
    ) -> HeadingUnit | None:
        """Find the unit of a bare number, the nearest statement first, or None."""
        match = _BARE.fullmatch(cell.text)
        if match is None:
            return None
        stated = _YUAN_SIGN if match["yuan"] else self._stated_over(cell.column)
        if stated is not None:
            return stated
        heading = self._band.heading(cell.column)
        if named is not None and _MEASURED.search(heading):
            return named
        if self._listed and cell.column and heading:
            return self._listed_over(cell.column)
        if _NO_MONEY.fullmatch(heading):
            return None
        if self._shared is not None and _TOTAL_COLUMN.fullmatch(heading):
            return self._shared
        if beside is not None and (beside.is_money or adjacent):
            return beside
        return self._whole if cell.column else None

    def _stated_over(self, column: int) -> HeadingUnit | None:
        if column not in self._stated:
            headings = self._band.headings(column)
            units = (unit_stated(heading) for heading in headings)
            self._stated[column] = unit_named(self._band.unit_words(column)) or next(
                (unit for unit in units if unit), None
            )
        return self._stated[column]

    def _listed_over(self, column: int) -> HeadingUnit | None:
        if column not in self._chosen:
            self._chosen[column] = unit_among(self._listed, self._band.headings(column))
        return self._chosen[column]

    def _shared_by_columns(self) -> HeadingUnit | None:
        """Find the one money unit of the columns that state one, which 合计 beside them shares."""
        columns = {cell.column for row in self._band.heads for cell in row.cells}
        stated = (self._stated_over(column) for column in columns)
        scales = {unit.scale for unit in stated if unit is not None and unit.is_money}
        return HeadingUnit(YUAN, "元", scales.pop()) if len(scales) == 1 else None

    def _find_unit_column(self) -> int | None:
        for row in self._band.heads:
            for cell in row.cells:
                if _UNIT_COLUMN.fullmatch(cell.label):
                    return cell.column
        return None

    def _corner(self) -> HeadingUnit | None:
        """Find a money unit stated for all: over the words at the left, or in 合计（万元）."""
        numbers = (
            cell.column
            for row in self._band.rows
            for cell in row.cells
            if cell.kind is CellKind.NUMBER
        )
        first = min(numbers, default=0)
        for row in self._band.heads:
            for cell in row.cells:
                for_all = cell.column < first or _TOTAL.match(cell.label)
                unit = unit_stated(cell.label) if for_all else None
                if unit is not None and unit.is_money:
                    return unit
        return None

    def _alone(self) -> HeadingUnit | None:
        """Find a bracketed money unit that stands alone beside the rows of a form: （元）."""
        for row in self._band.rows:
            for cell in row.cells:
                if _UNIT_ALONE.fullmatch(cell.label):
                    return unit_stated(cell.label)
        return None


def _figure(cell: GridCell, unit: HeadingUnit) -> Figure:
    match = _BARE.fullmatch(cell.text)
    assert match is not None
    written = match["number"]
    start = cell.start + match.start("number")
    number = parse_decimal(written.translate(_MINUS))
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    step = _ONE.scaleb(exponent)
    return Figure(
        start=start,
        end=start + len(written),
        text=written,
        value=number * unit.scale,
        unit=unit.unit,
        step=step * unit.scale,
        name=unit.name,
        per=unit.per,
        scale=unit.scale,
    )
