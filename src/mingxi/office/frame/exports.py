"""Cells of exported tables that no spreadsheet takes for a formula."""

from typing import TypeVar

Cell = TypeVar("Cell")

# What begins a formula, also in full-width forms that some programs fold; a tab or a line break
# before it is skipped by them.
_BEGINNINGS = tuple("=+-@\t\r\n＝＋－＠")


def neutral(cell: Cell) -> Cell | str:
    """Give a cell as it may be written to CSV or a workbook: texts that could run are quoted.

    An apostrophe in front makes a spreadsheet show the rest as it is. Numbers, dates and whatever
    is no text stay what they are, and so do texts that are plain numbers, such as ``-12.50``.
    """
    if not isinstance(cell, str) or not cell.lstrip(" ").startswith(_BEGINNINGS):
        return cell
    return cell if _is_number(cell) else "'" + cell


def _is_number(text: str) -> bool:
    """Tell whether a text is a signed decimal number, perhaps with thousands, and nothing else."""
    digits = text[1:].replace(",", "").replace(".", "", 1)
    return text[:1] in "+-" and digits.isascii() and digits.isdigit()
