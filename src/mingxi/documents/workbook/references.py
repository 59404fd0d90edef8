"""Places on a worksheet as its file writes them: D5, A1:F1."""

import re

from mingxi.documents.workbook.sheet import Merge

ROWS_MAX, COLUMNS_MAX = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def place_of(reference: str) -> tuple[int, int] | None:
    """Read ``D5`` as row and column, counted from zero; None for what is no place on a sheet."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row - 1, column - 1) if row <= ROWS_MAX and column <= COLUMNS_MAX else None


def merge_of(reference: str) -> Merge | None:
    """Read ``A1:F1`` as a merge; None for what is none."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last)
    if start is None or end is None or start > end or start[1] > end[1]:
        return None
    return Merge(*start, *end)


def reference_of(row: int, column: int) -> str:
    """Write a row and a column, counted from zero, as ``D5``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
