"""Footnotes: they stand below a short line at the foot of a page and belong behind the text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from mingxi.documents.pdf.grids import Grid
from mingxi.documents.pdf.joining import in_one_paragraph
from mingxi.documents.pdf.lines import Line
from mingxi.documents.pdf.page import Box, Page

_NUMBER = re.compile(r"(?:\[?\d{1,3}\]?|[①-⑳*])[ \u3000]?(?=\D)")
_SHARE = (0.1, 0.45)
"""How long the short line is, as a share of the paper's width."""


def noted_apart(
    page: Page, grids: Sequence[Grid], lines: Sequence[Line]
) -> tuple[list[Line], list[Line]]:
    """Part the lines of a page, from top to bottom, into those of the text and of its footnotes."""
    short = [ruling for ruling in page.rulings if _is_short(page, ruling)]
    if short:
        lowest = min(short, key=lambda ruling: ruling.bottom)
        below = sum(line.middle > lowest.bottom for line in lines)
        if (
            below < len(lines)
            and begins_note(lines[below])
            and not any(_is_part(lowest, grid) for grid in grids)
        ):
            return list(lines[:below]), list(lines[below:])
    return list(lines), []


def notes_of(lines: Iterable[Line]) -> Iterator[str]:
    """Give each footnote of a page without its number, which belongs to the text it speaks of."""
    note: list[Line] = []
    for line in lines:
        if note and begins_note(line):
            yield _NUMBER.sub("", in_one_paragraph(note), count=1)
            note = []
        note.append(line)
    if note:
        yield _NUMBER.sub("", in_one_paragraph(note), count=1)


def begins_note(line: Line) -> bool:
    """Tell whether a line begins with the number of a footnote."""
    return bool(_NUMBER.match(line.text))


def _is_short(page: Page, ruling: Box) -> bool:
    least, most = (share * (page.paper.right - page.paper.left) for share in _SHARE)
    lies = ruling.top - ruling.bottom < ruling.right - ruling.left
    return lies and least < ruling.right - ruling.left < most


def _is_part(ruling: Box, grid: Grid) -> bool:
    """Tell whether a line is one of a table's or lies above it."""
    return ruling.top > grid.ys[-1] - (ruling.top - ruling.bottom) - 1
