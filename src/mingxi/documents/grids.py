"""Tables whose merged cells the file states: cells on a grid, and the rows written of them.

Every reader that knows a table's grid writes it alike: a row is a line, every grid column has its
separator, and a merged cell gives its text once.
"""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from mingxi.documents.document import Cell
from mingxi.documents.manuscript import Manuscript

Held = TypeVar("Held")
"""What a format keeps a cell's content in."""


class PlacedCell(NamedTuple, Generic[Held]):
    """A cell and the grid rectangle it covers; cells that continue a merge are not kept."""

    element: Held
    column: int
    row_span: int = 1
    column_span: int = 1


class GridRow(NamedTuple, Generic[Held]):
    """The cells that begin in a row, and how many grid columns the row has."""

    cells: list[PlacedCell[Held]]
    width: int


def write_row(
    manuscript: Manuscript, number: int, row: GridRow[Held], write: Callable[[Held, int], int]
) -> list[Cell]:
    """Write a row with a separator for every grid column, so that columns stay aligned.

    ``write`` writes one cell, given where it starts, and gives the length of its automatic number.
    """
    cells: list[Cell] = []
    separators = 0
    for element, column, row_span, column_span in row.cells:
        manuscript.write("\t" * (column - separators))
        separators = column
        start = manuscript.length
        numbered = write(element, start)
        manuscript.end_cell(start, number, column, numbered)
        cells.append(Cell(start, manuscript.length, number, column, row_span, column_span))
    manuscript.write("\t" * (row.width - 1 - separators) + "\n")
    return cells
