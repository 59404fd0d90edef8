"""Tables as Word has them: 5号宋体, ruled, headed on every page, no row torn between pages."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mingxi.documents.composition import PlacedCell, Table, TableCell
from mingxi.documents.word_writing import standard
from mingxi.documents.word_writing.paragraphs import paragraph, run

COLUMNS_UPRIGHT = 8
"""A table of more columns is set on a sheet turned sideways."""

_CELL_MARGIN = 57
_HALVES_MIN, _HALVES_MAX = 6, 40

_NUMBER = re.compile(r"[≥≤><＞＜＝=±约]{0,2}-?\d[\d,]*(?:\.\d+)?[%％‰]?")
_MONEY = re.compile(r"[^。；]*(?:元|金额|资金|预算数|投入|财政|单价|合计)[^。；]*")
_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:[千万亿]?元)")
_LONG = 12
_TOGETHER_MAX = 6

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def is_wide(table: Table) -> bool:
    """Tell whether a table needs the width of a sheet turned sideways."""
    return table.width > COLUMNS_UPRIGHT


class _Place(NamedTuple):
    """A cell in one of its rows: whether it begins there, and the rows it covers from there on."""

    column: int
    cell: TableCell
    begins: bool
    left: int


def set_table(table: Table, width: int) -> Iterator[str]:
    """Set a table in so many twentieths of a point."""
    placed = list(table.placed())
    columns = _column_widths(placed, table.width, width)
    yield _opening(columns)
    heading = heading_rows(table)
    above: dict[int, str] = {}
    for number, row in enumerate(_spread(placed)):
        yield _row(row, columns, above, heads=number < heading)
        for column, cell, _, _ in row:
            if cell.text and not _NUMBER.fullmatch(cell.text):
                above |= dict.fromkeys(range(column, column + cell.columns), cell.text)
    yield "</w:tbl>"


def heading_rows(table: Table) -> int:
    """Count the rows that head a table: a title across it, then a row and those it reaches into.

    A row of numbers heads nothing, nor does one of a form, whose values cover several columns.
    """
    count = 0
    for number, row in enumerate(table.rows):
        if number < count:
            continue
        across = len(row) == 1 and row[0].columns == table.width
        apart = all(cell.columns == 1 for cell in row) or any(cell.rows > 1 for cell in row)
        if not (across or apart) or any(_NUMBER.fullmatch(cell.text) for cell in row):
            return 0
        count = number + max((cell.rows for cell in row), default=1)
        if not across:
            break
    return count if count < len(table.rows) else 0


def _spread(placed: Sequence[Sequence[PlacedCell]]) -> Iterator[list[_Place]]:
    """Give for every row the cells that begin in it and those that reach into it, in order."""
    reaching: dict[int, _Place] = {}
    for row in placed:
        begun = {at: _Place(at, cell, begins=True, left=cell.rows) for at, cell in row}
        held = dict(sorted({**reaching, **begun}.items()))
        yield list(held.values())
        reaching = {
            at: place._replace(begins=False, left=place.left - 1)
            for at, place in held.items()
            if place.left > 1
        }


def _opening(columns: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    margins = "".join(
        f'<w:{side} w:w="{_CELL_MARGIN}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _row(
    row: Sequence[_Place], columns: Sequence[int], above: Mapping[int, str], *, heads: bool
) -> str:
    """Set a row; ``above`` has the words over each column, ``heads`` repeats it on every page."""
    # Rows beside one merged cell stay on one page, unless they are too many for it.
    together = any(place.left > 1 and place.cell.rows <= _TOGETHER_MAX for place in row)
    kept = "<w:keepNext/>" if together else ""
    style = standard.TABLE_HEADING if heads else standard.TABLE_TEXT
    cells = []
    for place in row:
        at, cell = place.column, place.cell
        alignment = "center" if heads else _alignment(cell, above.get(at, ""))
        runs = [run(cell.text)] if place.begins and cell.text else []
        words = paragraph(style, *runs, properties=f'{kept}<w:jc w:val="{alignment}"/>')
        width = sum(columns[at : at + cell.columns])
        cells.append(f"<w:tc>{_covered(place, width)}{words}</w:tc>")
    repeated = "<w:tblHeader/>" if heads else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _covered(place: _Place, width: int) -> str:
    """Say what a cell covers."""
    span = f'<w:gridSpan w:val="{place.cell.columns}"/>' if place.cell.columns > 1 else ""
    merge = ""
    if place.cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if place.begins else "<w:vMerge/>"
    return (
        f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
        "</w:tcPr>"
    )


def _column_widths(placed: Sequence[Sequence[PlacedCell]], count: int, width: int) -> list[int]:
    """Share a width out by what each column's cells need, within bounds."""
    needed = [_HALVES_MIN] * count
    for row in placed:
        for at, cell in row:
            if cell.columns == 1:
                needed[at] = max(needed[at], min(_halves(cell.text) + 2, _HALVES_MAX))
    total = sum(needed)
    shares = [width * need // total for need in needed]
    shares[-1] += width - sum(shares)
    return shares


def _halves(text: str) -> int:
    """Measure a text in characters of half width."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _alignment(cell: TableCell, above: str) -> str:
    """Choose how a cell is set: numbers in the middle, money on the right, long words on the left.

    ``above`` are the words over the cell, which tell money from other numbers.
    """
    is_number = _NUMBER.fullmatch(cell.text) is not None
    if _AMOUNT.fullmatch(cell.text) or (is_number and _MONEY.fullmatch(above)):
        return "right"
    short = is_number or cell.rows > 1 or len(cell.text) <= _LONG
    return "center" if short else "left"
