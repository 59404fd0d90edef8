"""A document before it has a file format: its pieces in order, from the title to the last table.

What is composed here is set as a file elsewhere (``word_writing``); no piece knows fonts or
measures. Texts are of one line: no piece holds a line break or a tab.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias


class Title(NamedTuple):
    """The title of the whole document."""

    text: str


class Heading(NamedTuple):
    """A heading with its number; ``level`` 1 is 一、, 2 is （一） (GB/T 9704-2012)."""

    text: str
    level: int


class Paragraph(NamedTuple):
    """A paragraph of prose; its first ``lead`` characters are a heading run into the text."""

    text: str
    lead: int = 0


class Caption(NamedTuple):
    """What stands above a table."""

    text: str


class TableCell(NamedTuple):
    """The text of a cell, and how many rows and columns it covers, each 1 or more."""

    text: str
    rows: int = 1
    columns: int = 1


class PlacedCell(NamedTuple):
    """A cell and the column it begins in."""

    column: int
    cell: TableCell


class Table(NamedTuple):
    """A table, row by row; a row has the cells that begin in it, left to right.

    As in HTML, a place that a cell above covers is passed over, and every other has its cell.
    """

    rows: tuple[tuple[TableCell, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        ends = (at + cell.columns for row in self.placed() for at, cell in row)
        return max(ends, default=0)

    @property
    def is_whole(self) -> bool:
        """Tell whether every place is covered once: by a cell of its row, or of one above."""
        height, width = len(self.rows), self.width
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.placed()):
            for at, cell in row:
                if cell.rows > height - number:
                    return False
                places = {
                    (number + below, at + right)
                    for below in range(cell.rows)
                    for right in range(cell.columns)
                }
                if taken & places:
                    return False
                taken |= places
        return len(taken) == height * width

    def placed(self) -> Iterator[list[PlacedCell]]:
        """Give each row's cells with their columns."""
        # How many rows below are still covered, by column.
        covered: dict[int, int] = {}
        for row in self.rows:
            column = 0
            placed = []
            below = {at: left - 1 for at, left in covered.items() if left > 1}
            for cell in row:
                while covered.get(column):
                    column += 1
                placed.append(PlacedCell(column, cell))
                if cell.rows > 1:
                    below |= dict.fromkeys(range(column, column + cell.columns), cell.rows - 1)
                column += cell.columns
            yield placed
            covered = below


Piece: TypeAlias = "Title | Heading | Paragraph | Caption | Table"


class Composition(NamedTuple):
    """A document to be set: what its properties call it, and its pieces in order."""

    name: str
    pieces: tuple[Piece, ...]


def is_writable(character: str) -> bool:
    """Tell whether a file can hold a character: no control character, no half of a pair."""
    code = ord(character)
    return not (
        code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF)
    )
