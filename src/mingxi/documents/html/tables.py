"""Which tables of a page are data and which only lay it out, and the grid of the former.

Government pages of the older kind are laid out with tables nested in tables. Source of the grid:
HTML Living Standard, 4.9.12 (forming a table).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mingxi.documents.grids import GridRow, PlacedCell
from mingxi.documents.html.elements import BLOCKS, CELLS
from mingxi.documents.html.lists import number_in
from mingxi.documents.html.page import Page
from mingxi.documents.limits import TABLE_COLUMNS_MAX

_BORDER = re.compile(
    r"border(?:-(?:top|right|bottom|left|width|style))?\s*:\s*"
    r"(?!none|0|medium none|initial|unset)\S"
)
_HEADED = frozenset(("th", "caption", "thead"))
_NOWHERE = (-1, -1, -1)
_LAID_OUT = ("presentation", "none")

# A cell with so much in it is a column of the page, not a figure of a table.
_CELL_BLOCKS_MAX = 4
_CELL_CHARACTERS_MAX = 300


@dataclass(slots=True)
class _Shape:
    """What a table looks like: ruled with lines or headed, tables inside, a cell like a page."""

    rows: int = 0
    cells: int = 0
    columns: int = 0
    ruled: bool = False
    nests: bool = False
    crowded: bool = False

    @property
    def is_data(self) -> bool:
        if self.cells < 2:
            return False
        is_grid = self.rows > 1 and self.columns > 1
        plain = not self.nests and not self.crowded
        return (is_grid and (self.ruled or plain)) or (self.ruled and plain)


def data_tables(page: Page) -> set[int]:
    """Give the outermost tables that are data; what is nested in them is read with their cells."""
    found: set[int] = set()
    covered = 0
    for table, shape in _Shapes(page).look().items():
        laid_out = page.attributes[table].get("role") in _LAID_OUT
        if table >= covered and shape.is_data and not laid_out:
            found.add(table)
            covered = page.ends[table]
    return found


class _Shapes:
    """Looks at all tables in one pass, each node counted for the innermost table around it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._shapes: dict[int, _Shape] = {}
        # The innermost table, row and cell around each element that stands in a table.
        self._around: dict[int, tuple[int, int, int]] = {}
        self._cells_in_row: dict[int, int] = {}
        self._blocks_in_cell: dict[int, int] = {}
        self._characters_in_cell: dict[int, int] = {}

    def look(self) -> dict[int, _Shape]:
        """Give the shape of each table."""
        looked = 0
        for table, tag in enumerate(self._page.tags):
            if tag == "table" and table >= looked:
                looked = self._page.ends[table]
                for node in range(table, looked):
                    self._look_at(node)
        return self._shapes

    def _look_at(self, node: int) -> None:
        page = self._page
        tag = page.tags[node]
        table, row, cell = self._around.get(page.parents[node], _NOWHERE)
        if tag == "table":
            if table >= 0:
                self._shapes[table].nests = True
            self._shapes[node] = _Shape(ruled=_is_ruled(page.attributes[node]))
            self._around[node] = (node, -1, -1)
        elif tag:
            row, cell = (node if tag == "tr" else row), (node if tag in CELLS else cell)
            self._around[node] = (table, row, cell)
            self._count(node, table, row, cell)
        elif cell >= 0:
            self._count(node, table, row, cell)

    def _count(self, node: int, table: int, row: int, cell: int) -> None:
        shape, tag = self._shapes[table], self._page.tags[node]
        if tag == "tr":
            shape.rows += 1
        elif node == cell:
            shape.cells += 1
            width = self._cells_in_row[row] = self._cells_in_row.get(row, 0) + 1
            shape.columns = max(shape.columns, width)
            ruled = tag == "th" or _is_ruled(self._page.attributes[node])
            shape.ruled = shape.ruled or ruled
        elif tag in _HEADED:
            shape.ruled = True
        elif cell >= 0 and not tag:
            characters = self._characters_in_cell.get(cell, 0) + len(self._page.texts[node].strip())
            self._characters_in_cell[cell] = characters
            full = characters > _CELL_CHARACTERS_MAX
            if full and self._blocks_in_cell.get(cell, 0) > _CELL_BLOCKS_MAX:
                shape.crowded = True
        elif cell >= 0 and tag in BLOCKS:
            self._blocks_in_cell[cell] = self._blocks_in_cell.get(cell, 0) + 1


def _is_ruled(attributes: Mapping[str, str]) -> bool:
    """Tell whether a table or cell has lines drawn around it; Word's tables always say so."""
    border = attributes.get("border")
    if (border is not None and border.strip() != "0") or "rules" in attributes:
        return True
    return attributes.get("class", "").startswith("Mso") or bool(
        _BORDER.search(attributes.get("style", "").lower())
    )


def rows_of(page: Page, table: int, cut: bytearray) -> list[list[int]]:
    """Give the cells of each row; a cell outside any row begins one, as browsers do."""
    rows: list[list[int]] = []
    row_end = table
    node, last = table + 1, page.ends[table]
    while node < last:
        tag = page.tags[node]
        if cut[node] or tag == "table":
            node = page.ends[node]
            continue
        if tag == "tr":
            rows.append([])
            row_end = page.ends[node]
        elif tag in CELLS:
            if node >= row_end:
                rows.append([])
                row_end = last
            rows[-1].append(node)
            node = page.ends[node]
            continue
        node += 1
    return rows


def grid_of(page: Page, table: int, cut: bytearray) -> Iterator[GridRow[int]]:
    """Lay out a data table, row by row.

    Merged rows are followed in as many columns as a table of Word can have, so that the work stays
    in proportion to the cells that are there.
    """
    rows = rows_of(page, table, cut)
    covered: dict[int, int] = {}
    for number, row in enumerate(rows):
        cells: list[PlacedCell[int]] = []
        column = 0
        for cell in row:
            while column in covered:
                column += 1
            columns, depth = _spans(page.attributes[cell], len(rows) - number)
            cells.append(PlacedCell(cell, column, depth, columns))
            if depth > 1:
                for below in range(column, min(column + columns, TABLE_COLUMNS_MAX)):
                    covered[below] = depth
            column += columns
        yield GridRow(cells, max(column, max(covered, default=-1) + 1))
        covered = {at: depth - 1 for at, depth in covered.items() if depth > 1}


def _spans(attributes: Mapping[str, str], rows_left: int) -> tuple[int, int]:
    """Give how many columns and rows a cell covers; no rows means all that are left."""
    columns, depth = number_in(attributes.get("colspan")), number_in(attributes.get("rowspan"))
    if depth == 0:
        depth = rows_left
    return (
        min(max(columns or 1, 1), TABLE_COLUMNS_MAX),
        min(max(1 if depth is None else depth, 1), rows_left),
    )
