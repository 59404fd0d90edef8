"""A band of a table with its numbers: what each row and column is, and which of them are totals."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from mingxi.documents.document import Document
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.claims.claim import ClaimKind
from mingxi.projects.claims.tables.proof import Statement
from mingxi.projects.grids import Band, CellKind, GridCell, Row
from mingxi.projects.heading_units import PRICE
from mingxi.prose.marks import PERCENT, YUAN, Figure
from mingxi.quantities import parse_decimal

_BARE = pattern_of(
    r"[\d０-９]{1,3}(?:[,，][\d０-９]{3})+(?:[.．][\d０-９]+)?|[\d０-９]+(?:[.．][\d０-９]+)?"
)
_SIGNS_AROUND_MAX = 3

# A larger rank sums what stands under a smaller one: 总计 over 合计 over 小计.
_TOTAL_ROW = pattern_of(
    r"(?:.{0,8}(?:(?P<part>小计|分计)|(?P<whole>合计|共计)|(?P<all>总计))|计)(?:[（(][^（）()]*[）)])?[:：]?"
)
_TOTAL_COLUMN = pattern_of(
    r"(?:.{0,6}(?:(?P<part>小计|分计)|(?P<whole>合计|共计)|(?P<all>总计))"
    r"|计|总投入|总投资|总额|.{0,4}(?:资金|投资|经费|预算|费用)总额|总金额)(?:[（(][^（）()]*[）)])?"
)
_IN_CAPITALS = "大写"
_RANKS = {"part": 1, "whole": 2, "all": 3}
_WHOLE_RANK = 2

_NOT_ADDED = pattern_of(
    r"^序|编号|编码|代码|^年度$|^年份$|年龄|日期|时间|电话|率$|率[（(]|比例|占比|比重|百分比|权重|等级|税率|系数|排名|名次|折扣"
)
_BRACKETED = pattern_of(r"[（(\[［【][^（()）\[\]［］【】]*[）)\]］】]")
_UNADDABLE_UNITS = frozenset({PERCENT, "‰", "比例", "倍", "百分点", "个百分点"})


@dataclass(frozen=True)
class Sheet:
    """A band of a table whose cells have been read as figures.

    ``figures[i]`` are those of row i by column; a number under no stated unit is a figure without
    unit. A cell with words, or with more than one number, has none.
    """

    document: Document
    band: Band
    figures: tuple[Mapping[int, Figure], ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the band."""
        return self.band.rows

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that hold a number somewhere, from left to right."""
        return tuple(sorted({column for row in self.figures for column in row}))

    @cached_property
    def row_ranks(self) -> tuple[int, ...]:
        """For each row the rank of its total, 0 where it is none."""
        return tuple(map(_rank_of_row, self.rows))

    @cached_property
    def detail_rows(self) -> tuple[int, ...]:
        """The rows that are no totals."""
        return tuple(at for at, rank in enumerate(self.row_ranks) if not rank)

    def column_rank(self, column: int) -> int:
        """Give the rank of the total that a column holds, 0 where it holds none."""
        match = _TOTAL_COLUMN.fullmatch(self.band.heading(column))
        return _rank(match.lastgroup) if match else 0

    def is_price(self, column: int) -> bool:
        """Tell whether a column holds what one of something costs."""
        return any(PRICE.search(heading) for heading in self.band.headings(column)[:1])

    def adds_up(self, column: int) -> bool:
        """Tell whether it makes sense to add the numbers of a column."""
        heading = _BRACKETED.sub("", self.band.heading(column))
        return not self.is_price(column) and not _NOT_ADDED.search(heading)

    def holds_money(self, column: int) -> bool:
        """Tell whether the numbers of a column are money."""
        return any(row[column].unit == YUAN for row in self.figures if column in row)

    def is_empty(self, row: int, column: int) -> bool:
        """Tell whether a place of the grid has neither number nor words."""
        cells = self.rows[row].cells
        return not any(
            cell.column <= column < cell.column + cell.width and cell.kind is not CellKind.BLANK
            for cell in cells
        )

    def stated(
        self, kind: ClaimKind, detail: str, row: int, result: Figure, *, certain: bool
    ) -> Statement:
        """Give what a row states by one of its figures, from its first words to the figure."""
        return self.said(
            kind, detail, Span(self.start_of(row), result.end), result, certain=certain
        )

    def said(
        self, kind: ClaimKind, detail: str, span: Span, result: Figure, *, certain: bool
    ) -> Statement:
        """Give what a range of the table states by one of its figures."""
        text = self.document.text[span.start : span.end]
        return Statement(kind, detail, span, text, result, certain)

    def start_of(self, row: int) -> int:
        """Give the place where the first words of a row stand."""
        return _start(self.rows[row])

    @property
    def start(self) -> int:
        """The place where the heading begins, or the first row where there is none."""
        return _start(next(iter((*self.band.heads, *self.rows))))


def sheets_in(
    document: Document, bands: Iterable[Band], figures: Sequence[Figure]
) -> Iterator[Sheet]:
    """Read the numbers of every band; ``figures`` are all of the text, by start."""
    starts = [figure.start for figure in figures]
    for band in bands:
        # 合计（大写）：叁拾元整 repeats the total in words; it is neither a part nor another total.
        kept = tuple(row for row in band.rows if _IN_CAPITALS not in row.first_label)
        rows = tuple(
            {
                cell.column: figure
                for cell in row.cells
                if cell.kind is CellKind.NUMBER
                and (figure := _figure_of(cell, figures, starts)) is not None
            }
            for row in kept
        )
        if any(rows):
            yield Sheet(document, replace(band, rows=kept), rows)


def addable(figure: Figure) -> bool:
    """Tell whether a figure may be a part of a sum: no percentage and no standard."""
    return figure.unit not in _UNADDABLE_UNITS


def _figure_of(cell: GridCell, figures: Sequence[Figure], starts: Sequence[int]) -> Figure | None:
    at = bisect_left(starts, cell.start)
    inside: list[Figure] = []
    while at < len(figures) and figures[at].start < cell.end:
        if figures[at].unit and figures[at].end <= cell.end:
            inside.append(figures[at])
        at += 1
    if not inside:
        return _bare_figure(cell)
    figure = inside[0]
    signs = len(cell.text) - (figure.end - figure.start)
    return figure if len(inside) == 1 and signs <= _SIGNS_AROUND_MAX else None


def _bare_figure(cell: GridCell) -> Figure | None:
    if not _BARE.fullmatch(cell.text):
        return None
    number = parse_decimal(cell.text)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    step = Decimal(1).scaleb(exponent)
    return Figure(cell.start, cell.end, cell.text, number, "", step, "")


def _rank_of_row(row: Row) -> int:
    for cell in (*row.reaching, *row.cells):
        if cell.kind is CellKind.NUMBER:
            return 0
        match = _TOTAL_ROW.fullmatch(cell.label) if cell.kind is CellKind.LABEL else None
        if match and cell not in row.reaching:
            return _rank(match.lastgroup)
    return 0


def _rank(group: str | None) -> int:
    return _RANKS.get(group or "", _WHOLE_RANK)


def _start(row: Row) -> int:
    return next(cell.start for cell in row.cells if cell.kind is not CellKind.BLANK)
