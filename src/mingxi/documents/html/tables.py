"""Which tables of a page are data and which only lay it out, and the grid of the former.

Government pages of the older kind are laid out with tables nested in tables. Source of the grid:
HTML Living Standard, 4.9.12 (forming a table).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mingxi.documents.grids import GridRow, PlacedCell
from mingxi.documents.html.elements import BLOCKS, CELLS
from mingxi.documents.html.lists import number_in
from mingxi.documents.html.page import NO_ATTRIBUTES, Page
from mingxi.documents.limits import TABLE_COLUMNS_MAX

_BORDER = re.compile(
    r"border(?:-(?:top|right|bottom|left|width|style))?\s*:\s*"
    r"(?!none|0|medium none|initial|unset)\S"
)
_HEADED = frozenset(("th", "caption", "thead"))
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
    for table, shape in _shapes(page).items():
        laid_out = page.attributes.get(table, NO_ATTRIBUTES).get("role") in _LAID_OUT
        if table >= covered and shape.is_data and not laid_out:
            found.add(table)
            covered = page.ends[table]
    return found


@dataclass(slots=True)
class _Row:
    cells: int = 0


@dataclass(slots=True)
class _Cell:
    blocks: int = 0
    characters: int = 0


class _Around(NamedTuple):
    """The innermost table, row and cell around a node; cells without a row share one."""

    shape: _Shape
    row: _Row
    cell: _Cell | None


def _shapes(page: Page) -> dict[int, _Shape]:
    """Look at all tables in one pass, each node counted for the innermost table around it."""
    tags, parents = page.tags, page.parents
    shapes: dict[int, _Shape] = {}
    around: dict[int, _Around] = {}
    nowhere = _Around(_Shape(), _Row(), None)
    looked = 0
    for table in [node for node, tag in enumerate(tags) if tag == "table"]:
        for node in range(max(table, looked), page.ends[table]):
            tag, here = tags[node], around.get(parents[node], nowhere)
            if not tag:
                _count_text(page.texts[node], here)
            elif tag == "table":
                here.shape.nests = True
                shapes[node] = _Shape(ruled=_is_ruled(page.attributes.get(node, NO_ATTRIBUTES)))
                around[node] = _Around(shapes[node], _Row(), None)
            elif tag in BLOCKS:
                around[node] = _counted(tag, page.attributes.get(node, NO_ATTRIBUTES), here)
            else:
                around[node] = here
        looked = max(looked, page.ends[table])
    return shapes


def _counted(tag: str, attributes: Mapping[str, str], around: _Around) -> _Around:
    """Count a block for what stands around it, and give what stands around its content."""
    shape, row, cell = around
    if tag == "tr":
        shape.rows += 1
        return _Around(shape, _Row(), cell)
    if tag in CELLS:
        shape.cells += 1
        row.cells += 1
        shape.columns = max(shape.columns, row.cells)
        shape.ruled = shape.ruled or tag == "th" or _is_ruled(attributes)
        return _Around(shape, row, _Cell())
    if tag in _HEADED:
        shape.ruled = True
    elif cell:
        cell.blocks += 1
    return around


def _count_text(text: str, around: _Around) -> None:
    shape, _, cell = around
    if cell:
        cell.characters += len(text.strip())
        if cell.characters > _CELL_CHARACTERS_MAX and cell.blocks > _CELL_BLOCKS_MAX:
            shape.crowded = True


def _is_ruled(attributes: Mapping[str, str]) -> bool:
    """Tell whether a table or cell has lines drawn around it; Word's tables always say so."""
    if not attributes:
        return False
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
            columns, depth = _spans(page.attributes.get(cell, NO_ATTRIBUTES), len(rows) - number)
            cells.append(PlacedCell(cell, column, depth, columns))
            if depth > 1:
                for below in range(column, min(column + columns, TABLE_COLUMNS_MAX)):
                    covered[below] = depth
            column += columns
        yield GridRow(cells, max(column, max(covered, default=-1) + 1))
        covered = {at: depth - 1 for at, depth in covered.items() if depth > 1}


def _spans(attributes: Mapping[str, str], rows_left: int) -> tuple[int, int]:
    """Give how many columns and rows a cell covers; no rows means all that are left."""
    if "colspan" not in attributes and "rowspan" not in attributes:
        return 1, 1
    columns, depth = number_in(attributes.get("colspan")), number_in(attributes.get("rowspan"))
    if depth == 0:
        depth = rows_left
    return (
        min(max(columns or 1, 1), TABLE_COLUMNS_MAX),
        min(max(1 if depth is None else depth, 1), rows_left),
    )
