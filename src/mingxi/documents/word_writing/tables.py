"""Tables as Word has them: 5号宋体, ruled, headed on every page, no row torn between pages."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

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

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def is_wide(table: Table) -> bool:
    """Tell whether a table needs the width of a sheet turned sideways."""
    return table.width > COLUMNS_UPRIGHT


def set_table(table: Table, width: int) -> Iterator[str]:
    """Set a table in so many twentieths of a point."""
    placed = list(table.placed())
    columns = _column_widths(placed, table.width, width)
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{_CELL_MARGIN}" w:type="dxa"/><w:right w:w="{_CELL_MARGIN}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr><w:tblGrid>"
    )
    yield "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    yield "</w:tblGrid>"
    heading = heading_rows(table)
    money = _columns_of_money(placed[:heading])
    reaching: dict[int, tuple[TableCell, int]] = {}
    for number, row in enumerate(placed):
        repeated = "<w:tblHeader/>" if number < heading else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>"
        begun = {at: (cell, cell.rows) for at, cell in row}
        for at, (cell, left) in sorted({**reaching, **begun}.items()):
            taken = sum(columns[at : at + cell.columns])
            style, alignment = _manner(cell, at in money, number < heading)
            yield _cell(cell, at in begun, taken, style, alignment)
            reaching[at] = (cell, left - 1)
        reaching = {at: held for at, held in reaching.items() if held[1]}
        yield "</w:tr>"
    yield "</w:tbl>"


def heading_rows(table: Table) -> int:
    """Count the rows that head a table: the first, what it reaches down to, and a row across.

    A table of one row has none, nor one whose first row holds a number.
    """
    count = 0
    for number, row in enumerate(table.rows):
        if number >= count:
            if any(_NUMBER.fullmatch(cell.text) for cell in row):
                return 0
            count = number + max((cell.rows for cell in row), default=1)
            if not (len(row) == 1 and row[0].columns == table.width):
                break
    return count if count < len(table.rows) else 0


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


def _columns_of_money(heading: Sequence[Sequence[PlacedCell]]) -> set[int]:
    return {
        column
        for row in heading
        for at, cell in row
        if _MONEY.fullmatch(cell.text)
        for column in range(at, at + cell.columns)
    }


def _manner(cell: TableCell, money: bool, heading: bool) -> tuple[str, str]:
    """Choose style and alignment: numbers stand in the middle, money on the right."""
    if heading:
        return standard.TABLE_HEADING, "center"
    if _AMOUNT.fullmatch(cell.text) or (money and _NUMBER.fullmatch(cell.text)):
        return standard.TABLE_TEXT, "right"
    short = _NUMBER.fullmatch(cell.text) or len(cell.text) <= _LONG
    return standard.TABLE_TEXT, "center" if short or cell.rows > 1 else "left"


def _cell(cell: TableCell, begins: bool, width: int, style: str, alignment: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = ""
    if cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    runs = [run(cell.text)] if begins and cell.text else []
    justified = f'<w:jc w:val="{alignment}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraph(style, *runs, properties=justified)}</w:tc>"
    )
