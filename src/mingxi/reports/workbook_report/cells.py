"""What stands in a cell: text that stays text, and how high it stands.

Everything is written as a string of the cell itself, so no text becomes a formula, a link or a
number.
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from rich.cells import cell_len

from mingxi.places import Span
from mingxi.reports.excerpts import Excerpt, legible

CHARACTERS_MAX: Final = 32_767
"""Excel's limit for one cell, in UTF-16 units."""

_CUT = "…"
# Half of a character, and what is none: XML 1.0 has no place for either.
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
# What XlsxWriter takes for the markup of a rich string and would write into the sheet as it is.
_MARKUP = "<r>"

# A row that may not break before the next sign leaves room for half of one at its end.
_LEFT_OVER = 1

Value: TypeAlias = str | int | Decimal | Excerpt | None


class Cell(NamedTuple):
    """A value and the name of the style it is shown in."""

    value: Value
    style: str = "text"


def safe(text: str) -> str:
    """Put a text on one line that Excel accepts and shows as it is, cut where it is too long."""
    text = _NO_CHARACTER.sub("\ufffd", legible(text))
    if text.startswith(_MARKUP):
        text = " " + text
    if len(text) * 2 <= CHARACTERS_MAX:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= CHARACTERS_MAX * 2:
        return text
    return units[: (CHARACTERS_MAX - 1) * 2].decode("utf-16-le", "ignore") + _CUT


def parted(quoted: Excerpt) -> tuple[str, str, str]:
    """Give an excerpt, which is short, as what stands before, at and after its place."""
    line, marked = quoted
    spans = Span(0, marked.start), marked, Span(marked.end, len(line))
    before, at, after = (safe(line[slice(*span)]) for span in spans)
    return before, at, after


def rows_of(value: Value, width: int) -> int:
    """Estimate how many rows a value takes in a column of ``width`` digits, 2 or more."""
    text = value.line if isinstance(value, Excerpt) else value
    if not isinstance(text, str):
        return 1
    return max(1, -(-cell_len(text) // (width - _LEFT_OVER)))
