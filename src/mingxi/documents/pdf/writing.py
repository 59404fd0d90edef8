"""Paragraphs and tables set down as the flat text of a document."""

from collections.abc import Iterable

from mingxi.documents.document import Cell
from mingxi.documents.manuscript import Manuscript
from mingxi.documents.pdf.joining import in_one_paragraph
from mingxi.documents.pdf.layout import Aside, Piece
from mingxi.documents.pdf.tables import RuledTable


def written(pieces: Iterable[Piece]) -> Manuscript:
    """Write down the pieces of a document in their order."""
    manuscript = Manuscript()
    for piece in pieces:
        if isinstance(piece, RuledTable):
            _write_table(manuscript, piece)
        elif isinstance(piece, Aside):
            _write_paragraph(manuscript, piece.text.replace("\r\n", ""), piece.page)
        else:
            text = in_one_paragraph(placed.line for placed in piece)
            _write_paragraph(manuscript, text, piece[0].page)
    return manuscript


def _write_paragraph(manuscript: Manuscript, text: str, page: int) -> None:
    start = manuscript.length
    manuscript.write(text)
    manuscript.end_paragraph(start, None, 0, page)


def _write_table(manuscript: Manuscript, table: RuledTable) -> None:
    """Write a table, with a separator for every column, so that columns stay aligned."""
    start = manuscript.length
    columns = len(table.xs) - 1
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    row = separators = 0
    for held in table.cells:
        place = held.place
        while row < place.row:
            manuscript.write("\t" * (columns - 1 - separators) + "\n")
            row, separators = row + 1, 0
        manuscript.write("\t" * (place.column - separators))
        separators = place.column
        begun = manuscript.length
        manuscript.write(held.text(table.padding))
        manuscript.end_cell(begun, place.row, place.column, 0, held.page)
        rows[row].append(Cell(begun, manuscript.length, *place))
    manuscript.write(("\t" * (columns - 1 - separators) + "\n") * 1)
    manuscript.end_table(start, rows)
