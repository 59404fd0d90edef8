"""Pages as they are laid out: lines and tables from top to bottom, without running heads."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from mingxi.documents.pdf.furniture import without_furniture
from mingxi.documents.pdf.grids import grids_on
from mingxi.documents.pdf.lines import Line, lines_of
from mingxi.documents.pdf.margins import margins_of
from mingxi.documents.pdf.notes import noted_apart, notes_of
from mingxi.documents.pdf.page import Box, Page
from mingxi.documents.pdf.paragraphs import Placed, paragraphs_of
from mingxi.documents.pdf.tables import Growing, RuledTable, sorted_into, table_of


class LaidOut(NamedTuple):
    """A page with its lines outside tables and its tables, each with its height on the page."""

    number: int
    paper: Box
    lines: list[Line]
    tables: list[tuple[float, RuledTable]]
    notes: list[Line]
    asides: tuple[str, ...]


class Aside(NamedTuple):
    """A paragraph that belongs behind the text: a footnote, or what stands at right angles."""

    text: str
    page: int


Piece: TypeAlias = list[Placed] | RuledTable | Aside
"""What a document is made of: paragraphs, tables, and what is printed aside."""


def laid_out(page: Page) -> LaidOut:
    """Gather a page's glyphs to lines, tables and footnotes."""
    grids = grids_on(page) if page.rulings else []
    outside = list(page.glyphs)
    tables: list[tuple[float, RuledTable]] = []
    if grids:
        inside, outside = sorted_into(grids, page.glyphs)
        for grid, glyphs in zip(grids, inside, strict=True):
            table = table_of(grid, glyphs, page.number)
            if table is not None:
                tables.append((grid.ys[0], table))
    lines, notes = noted_apart(lines_of(outside))
    return LaidOut(page.number, page.paper, lines, tables, notes, page.asides)


def pieces_of(pages: Sequence[LaidOut]) -> Iterator[Piece]:
    """Give paragraphs and tables in reading order, each whole though pages part it, then notes."""
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
    """Give lines and tables page by page, then what belongs behind the text."""
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
    for page in pages:
        yield from (Aside(note, page.number) for note in notes_of(page.notes))
        yield from (Aside(text, page.number) for text in page.asides)
