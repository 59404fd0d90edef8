"""Pages as they are laid out: lines and tables from top to bottom, without running heads."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from mingxi.documents.pdf.furniture import without_furniture
from mingxi.documents.pdf.grids import Grid, grids_on
from mingxi.documents.pdf.lines import Line, lines_of
from mingxi.documents.pdf.margins import margins_of
from mingxi.documents.pdf.page import Box, Page
from mingxi.documents.pdf.paragraphs import Placed, paragraphs_of
from mingxi.documents.pdf.tables import Growing, RuledTable, sorted_into, table_of


class LaidOut(NamedTuple):
    """A page with its lines outside tables and its tables, each with its height on the page."""

    number: int
    paper: Box
    lines: list[Line]
    tables: list[tuple[float, RuledTable]]
    asides: tuple[str, ...]


class Aside(NamedTuple):
    """A text printed at right angles to the others."""

    text: str
    page: int


Piece: TypeAlias = list[Placed] | RuledTable | Aside
"""What a document is made of: paragraphs, tables, and what is printed aside."""


def laid_out(page: Page) -> LaidOut:
    """Gather a page's glyphs to lines and tables."""
    grids = grids_on(page) if page.rulings else []
    if not grids:
        return LaidOut(page.number, page.paper, lines_of(page.glyphs), [], page.asides)
    inside, outside = sorted_into(grids, page.glyphs)
    tables: list[tuple[float, RuledTable]] = []
    for grid, glyphs in zip(grids, inside, strict=True):
        table = table_of(grid, glyphs, page.number)
        if table is not None:
            tables.append((_top(grid), table))
    return LaidOut(page.number, page.paper, lines_of(outside), tables, page.asides)


def pieces_of(pages: Sequence[LaidOut]) -> Iterator[Piece]:
    """Give paragraphs and tables in reading order, each whole though pages part it."""
    growing: Growing | None = None
    waiting: list[Placed] = []
    for piece in _in_order(pages):
        if isinstance(piece, RuledTable):
            yield from paragraphs_of(waiting)
            waiting = []
            if growing is not None and growing.take(piece):
                continue
        if growing is not None:
            yield growing.whole()
            growing = None
        if isinstance(piece, RuledTable):
            growing = Growing(piece)
        elif isinstance(piece, Placed):
            waiting.append(piece)
        else:
            yield from paragraphs_of(waiting)
            waiting = []
            yield piece
    yield from paragraphs_of(waiting)
    if growing is not None:
        yield growing.whole()


def _in_order(pages: Sequence[LaidOut]) -> Iterator[Placed | RuledTable | Aside]:
    kept = without_furniture([(page.paper, page.lines) for page in pages])
    papers = [(page.paper, lines) for page, lines in zip(pages, kept, strict=True)]
    for page, lines, margins in zip(pages, kept, margins_of(papers), strict=True):
        tables = iter([*page.tables, None])
        table = next(tables)
        for line in lines:
            while table is not None and table[0] > line.middle:
                yield table[1]
                table = next(tables)
            yield Placed(line, page.number, margins)
        while table is not None:
            yield table[1]
            table = next(tables)
        yield from (Aside(text, page.number) for text in page.asides)


def _top(grid: Grid) -> float:
    return grid.ys[0]
