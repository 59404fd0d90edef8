"""A table of flat text as a table of WordprocessingML.

What the cells hold is read off the lines, so that the same lines are read back; the document's own
table tells which of their empty places belong to merged cells.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from mingxi.documents.document import Cell, Table
from mingxi.documents.limits import TABLE_COLUMNS_MAX
from mingxi.documents.word.setting.paragraphs import paragraph
from mingxi.documents.word.setting.sheet import CELL_STYLE, LINE_WIDTH

_PROPERTIES = (
    '<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr>"
)


class _Merge(NamedTuple):
    """How a place of a row belongs to a merged cell; ``columns`` is 0 for one to its left."""

    columns: int = 1
    vertical: str = ""


_ALONE = _Merge()
_Grid: TypeAlias = "Sequence[Sequence[str]]"
_Merges: TypeAlias = "dict[tuple[int, int], _Merge]"


def table(lines: Sequence[str], layout: Table) -> str | None:
    """Set lines as the table that they are laid out as; None where no table has such lines."""
    grid = [line.split("\t") for line in lines]
    width = max(map(len, grid))
    cells = [cell for row in layout.cells for cell in row]
    if width > TABLE_COLUMNS_MAX or len(grid) != len(layout.cells) or not _fit(cells, grid):
        return None
    merges: _Merges = {}
    for cell in cells:
        _merge(merges, cell, grid)
    columns = f'<w:gridCol w:w="{LINE_WIDTH // width}"/>' * width
    rows = "".join(_row(texts, number, merges) for number, texts in enumerate(grid))
    return f"<w:tbl>{_PROPERTIES}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _fit(cells: Iterable[Cell], grid: _Grid) -> bool:
    """Tell whether every cell has its place, as none has in a table laid out with blanks."""
    return all(cell.row < len(grid) and cell.column < len(grid[cell.row]) for cell in cells)


def _merge(merges: _Merges, cell: Cell, grid: _Grid) -> None:
    """Merge the places of a cell where all but the first are empty and no other cell's."""
    if cell.row_span == cell.column_span == 1:
        return
    rows = range(cell.row, cell.row + cell.row_span)
    columns = range(cell.column, cell.column + cell.column_span)
    if rows.stop > len(grid) or any(columns.stop > len(grid[row]) for row in rows):
        return
    places = [(row, column) for row in rows for column in columns]
    if any(grid[row][column] for row, column in places[1:]) or any(map(merges.get, places)):
        return
    merges.update(dict.fromkeys(places, _Merge(0)))
    for row in rows:
        vertical = "" if len(rows) == 1 else "restart" if row == cell.row else "continue"
        merges[row, cell.column] = _Merge(len(columns), vertical)


def _row(texts: Sequence[str], row: int, merges: _Merges) -> str:
    placed = ((text, merges.get((row, column), _ALONE)) for column, text in enumerate(texts))
    cells = "".join(_cell(text, merge) for text, merge in placed if merge.columns)
    return f"<w:tr>{cells}</w:tr>"


def _cell(text: str, merge: _Merge) -> str:
    span = f'<w:gridSpan w:val="{merge.columns}"/>' if merge.columns > 1 else ""
    vertical = f'<w:vMerge w:val="{merge.vertical}"/>' if merge.vertical else ""
    properties = f"<w:tcPr>{span}{vertical}</w:tcPr>" if span or vertical else ""
    return f"<w:tc>{properties}{paragraph(text, CELL_STYLE)}</w:tc>"
