"""A worksheet as both kinds of workbook give it: the cells that show something, and the merges."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

SheetCell: TypeAlias = "tuple[int, int, str]"
"""A cell that shows something: its row and column, counted from zero, and what it shows."""


class Merge(NamedTuple):
    """Cells merged into one: the first and the last row and column, counted from zero."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A worksheet: its cells row by row, left to right, its merges, and whether it is hidden."""

    name: str
    cells: Sequence[SheetCell]
    merges: Sequence[Merge] = ()
    hidden: bool = False
