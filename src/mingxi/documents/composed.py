"""A composition as the document that its Word file is read as, without the file between.

Who checks a text while it is written composes it anew with every word. Text, blocks and tables are
those that ``read_document`` gives of ``word_file(composition)``; there are no runs.
"""

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from mingxi.documents import grids
from mingxi.documents.composition import Composition, Heading, Piece, Table, TableCell, Title
from mingxi.documents.document import Document
from mingxi.documents.manuscript import Manuscript
from mingxi.documents.word_writing.titles import title_lines
from mingxi.documents.word_writing.writing import sheets
from mingxi.places import Span


class Composed(NamedTuple):
    """A document, and for each piece of its composition where it stands in the text.

    A table has the place of every cell, in the order of its rows; any other piece has one place.
    """

    document: Document
    places: tuple[tuple[Span, ...], ...]


def composed_document(composition: Composition, source: str) -> Composed:
    """Set a composition as a document; its ``sha256`` is that of the text."""
    manuscript = Manuscript()
    places = tuple(
        tuple(_set(manuscript, piece, following))
        for _, held in sheets(composition.pieces)
        for piece, following in pairwise((*held, None))
        if piece is not None
    )
    text = manuscript.text()
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document(source, sha256, text, manuscript.blocks(), manuscript.tables())
    return Composed(document, places)


def _set(manuscript: Manuscript, piece: Piece, following: "Piece | None") -> Iterator[Span]:
    match piece:
        case Table():
            yield from _set_table(manuscript, piece)
            # Word has a paragraph between tables, and behind the last of a sheet.
            if following is None or isinstance(following, Table):
                _set_line(manuscript, "")
        case Title(text):
            lines = [_set_line(manuscript, line) for line in title_lines(text)]
            yield lines[0].cover(lines[-1])
            _set_line(manuscript, "")
        case Heading(text, level):
            yield _set_line(manuscript, text, level)
        case _:
            yield _set_line(manuscript, piece.text)


def _set_line(manuscript: Manuscript, text: str, level: int | None = None) -> Span:
    start = manuscript.length
    manuscript.write(text)
    manuscript.end_paragraph(start, level, numbered=0)
    return Span(start, start + len(text))


def _set_table(manuscript: Manuscript, table: Table) -> Iterator[Span]:
    def write(cell: TableCell, _start: int) -> int:
        manuscript.write(cell.text)
        return 0

    start, width = manuscript.length, table.width
    rows = []
    for number, placed in enumerate(table.placed()):
        cells = [grids.PlacedCell(cell, at, cell.rows, cell.columns) for at, cell in placed]
        rows.append(grids.write_row(manuscript, number, grids.GridRow(cells, width), write))
    manuscript.end_table(start, rows)
    yield from (Span(cell.start, cell.end) for row in rows for cell in row)
