"""Rows of a table in blanks: which heading each cell stands under, as the eye sees it.

A converter keeps the columns of a page by blanks alone; merged cells leave no trace in a row but
their place. A Chinese character is two columns wide.
"""

from collections.abc import Sequence
from unicodedata import east_asian_width

from mingxi.documents.document import Cell
from mingxi.places import Span

LEFT_OF_ALL = -1
"""The column of a cell that stands wholly to the left of the first heading."""


def stands_in_blanks(text: str, cells: Sequence[Cell]) -> bool:
    """Tell whether blanks alone part the cells of a row."""
    return len(cells) > 1 and not text[cells[0].end : cells[1].start].strip(" \u00a0\u3000")


def under_headings(text: str, heading: Sequence[Cell], row: Sequence[Cell]) -> dict[int, Cell]:
    """Give each cell of ``row`` the column of the heading that its middle is nearest to.

    Where two cells stand under one heading the first is kept.
    """
    places = [(cell.column, _extent(text, cell)) for cell in heading]
    first = places[0][1].start
    placed: dict[int, Cell] = {}
    for cell in row:
        extent = _extent(text, cell)
        column = LEFT_OF_ALL
        if extent.end > first:
            column = min(places, key=lambda place: abs(_middle(place[1]) - _middle(extent)))[0]
        placed.setdefault(column, cell)
    return placed


def _extent(text: str, cell: Cell) -> Span:
    line = text.rfind("\n", 0, cell.start) + 1
    start = _width(text[line : cell.start])
    return Span(start, start + _width(text[cell.start : cell.end]))


def _middle(extent: Span) -> int:
    return extent.start + extent.end


def _width(written: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in written)
