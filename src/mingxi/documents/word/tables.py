"""The grid of a Word table: which rectangle each cell covers once merges are resolved."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import _Element

from mingxi.documents.grids import GridRow, PlacedCell
from mingxi.documents.limits import TABLE_COLUMNS_MAX
from mingxi.documents.word import names
from mingxi.documents.word.content import Paragraph, content, paragraphs_and_tables
from mingxi.documents.word.properties import whole

_CONTINUE = "continue"


class _RawCell(NamedTuple):
    """A ``w:tc`` in its row; ``merge`` is its vertical merge: restart, continue or None."""

    element: _Element
    column: int
    column_span: int
    merge: str | None


def grid_of(table: _Element) -> list[GridRow[_Element]]:
    """Lay out a ``w:tbl``; rows and cells deleted under track changes are left out."""
    grid: list[GridRow[_Element]] = []
    origins: dict[int, tuple[int, int]] = {}
    for row in rows_of(table):
        number = len(grid)
        raw, width = _cells_of_row(row)
        cells: list[PlacedCell[_Element]] = []
        for cell in raw:
            origin = origins.pop(cell.column, None)
            if origin and cell.merge == _CONTINUE and _extend(grid, origin, number):
                origins[cell.column] = origin
                continue
            if cell.merge is not None:
                origins[cell.column] = (number, len(cells))
            cells.append(PlacedCell(cell.element, cell.column, column_span=cell.column_span))
        grid.append(GridRow(cells, width))
    return grid


def rows_of(table: _Element) -> Iterator[_Element]:
    """Give the ``w:tr`` elements of a table that a reader sees."""
    for row in content(table):
        if row.tag == names.ROW:
            properties = row.find(names.ROW_PROPERTIES)
            if properties is None or properties.find(names.DELETION) is None:
                yield row


def cells_of(row: _Element) -> Iterator[tuple[_Element, _Element | None]]:
    """Give the ``w:tc`` elements of a row that a reader sees, each with its properties."""
    for cell in content(row):
        if cell.tag == names.CELL:
            properties = cell.find(names.CELL_PROPERTIES)
            if properties is None or properties.find(names.CELL_DELETION) is None:
                yield cell, properties


def flattened(container: _Element) -> Iterator[Paragraph]:
    """Give the paragraphs of a cell, with those of tables nested in it where they stand."""
    for piece in paragraphs_and_tables(container):
        if isinstance(piece, Paragraph):
            yield piece
        else:
            for row in rows_of(piece):
                for cell, _ in cells_of(row):
                    yield from flattened(cell)


def _extend(grid: list[GridRow[_Element]], origin: tuple[int, int], row: int) -> bool:
    """Let the cell at ``origin`` cover ``row`` too, if it reaches down to it."""
    origin_row, index = origin
    cell = grid[origin_row].cells[index]
    if origin_row + cell.row_span != row:
        return False
    grid[origin_row].cells[index] = cell._replace(row_span=cell.row_span + 1)
    return True


def _cells_of_row(row: _Element) -> tuple[list[_RawCell], int]:
    before, after = _columns_left_out(row)
    cells: list[_RawCell] = []
    column = before
    for element, properties in cells_of(row):
        span, merge, joins_left = _merges(properties)
        if joins_left and cells:
            cells[-1] = cells[-1]._replace(column_span=cells[-1].column_span + span)
        else:
            cells.append(_RawCell(element, column, span, merge))
        column += span
    return cells, column + after


def _columns_left_out(row: _Element) -> tuple[int, int]:
    """Read how many grid columns a row leaves free before its first and after its last cell."""
    properties = row.find(names.ROW_PROPERTIES)
    if properties is None:
        return 0, 0
    return (
        _columns(properties.find(names.GRID_BEFORE), 0),
        _columns(properties.find(names.GRID_AFTER), 0),
    )


def _merges(properties: _Element | None) -> tuple[int, str | None, bool]:
    """Read a cell's column span, its vertical merge, and whether it joins the cell to its left."""
    span, merge, joins_left = 1, None, False
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag == names.GRID_SPAN:
            span = _columns(child, 1)
        elif tag == names.VERTICAL_MERGE:
            merge = child.get(names.VALUE, _CONTINUE)
        elif tag == names.HORIZONTAL_MERGE:
            joins_left = child.get(names.VALUE, _CONTINUE) == _CONTINUE
    return span, merge, joins_left


def _columns(element: _Element | None, least: int) -> int:
    count = whole(element.get(names.VALUE)) if element is not None else None
    return min(max(count or 0, least), TABLE_COLUMNS_MAX)
