"""A row of a table is a line with a separator for every column of the grid."""

import pytest

from mingxi.documents.grids import GridRow, PlacedCell, write_row
from mingxi.documents.manuscript import Manuscript


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (GridRow([PlacedCell("甲", 0), PlacedCell("乙", 1)], 2), "甲\t乙\n"),
        (GridRow([PlacedCell("甲", 0, column_span=2), PlacedCell("乙", 2)], 3), "甲\t\t乙\n"),
        (GridRow([PlacedCell("乙", 2)], 4), "\t\t乙\t\n"),
        (GridRow[str]([], 3), "\t\t\n"),
        (GridRow[str]([], 0), "\n"),
    ],
)
def test_every_column_has_its_separator(row: GridRow[str], text: str) -> None:
    manuscript = Manuscript()

    def write(held: str, _: int) -> int:
        manuscript.write(held)
        return 0

    cells = write_row(manuscript, 7, row, write)
    assert manuscript.text() == text
    assert [text[cell.start : cell.end] for cell in cells] == [cell.element for cell in row.cells]
    assert all(cell.row == 7 for cell in cells)
