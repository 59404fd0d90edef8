"""Chinese and Latin text in terminal cells: where its lines break.

A Han character takes two cells. Lines may break between any two of them, but no line begins with a
closing mark or ends with an opening one (GB/T 15834-2011, 5.1), and a number stays whole and with
its unit.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len

from mingxi.places import Span

_OPENING = re.escape("（〔［【《〈“‘「『([{")
_CLOSING = re.escape("，。、；：！？）〕］】》〉”’」』…％%)]},.;:!?✓✗○")
_UNIT = "[元万亿千年月日时天人名个次期场套册台亩户村]{0,2}"
_PIECE = re.compile(rf"[{_OPENING}]*(?:[0-9][!-~]*{_UNIT}|[!-~]+|\S)[{_CLOSING}]*")


def rows(text: str, cells: int) -> list[Span]:
    """Break a line into rows of at most ``cells`` cells; blanks at a break belong to no row.

    A row has room for one character, however few cells there are.
    """
    cells = max(cells, 2)
    if cell_len(text) <= cells:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return [Span(start, end)] if start < end else []
    broken: list[Span] = []
    used = 0
    for piece, width in _pieces(text, cells):
        if broken and broken[-1].end < piece.start:
            used += cell_len(text[broken[-1].end : piece.start])
        if not broken or used + width > cells:
            broken.append(piece)
            used = width
        else:
            broken[-1] = Span(broken[-1].start, piece.end)
            used += width
    return broken


def _pieces(text: str, cells: int) -> Iterator[tuple[Span, int]]:
    """Give the stretches that stay together and their widths; a row's width is the most."""
    for match in _PIECE.finditer(text):
        width = cell_len(match[0])
        if width <= cells:
            yield Span(*match.span()), width
        else:
            yield from _torn(text, Span(*match.span()), cells)


def _torn(text: str, piece: Span, cells: int) -> Iterator[tuple[Span, int]]:
    """Tear a stretch that is wider than a row."""
    start, used = piece.start, 0
    for place in range(piece.start, piece.end):
        width = cell_len(text[place])
        if used + width > cells:
            yield Span(start, place), used
            start, used = place, 0
        used += width
    yield Span(start, piece.end), used
