"""The text of a version as it is read in review: lines and tables, with what is said of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from mingxi.documents.composition import Heading
from mingxi.documents.document import Cell, Table
from mingxi.office.declaration.reckoning.comment_places import Piece, belongs
from mingxi.office.declaration.reckoning.form_lines import funding_label
from mingxi.office.declaration.reckoning.form_words import FormWords, WordPiece, words_of
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.review_findings import ReviewFinding

# The graver hides the lighter where they overlap.
_GRAVITY = ("contradicted", "unexplained", "noted")


class ReviewText(NamedTuple):
    """The flat text of a form, and the fields that its stretches came from.

    ``lines`` are the names of the lines and figures that a comment may stand on, by their fields.
    """

    text: str
    pieces: Sequence[Piece]
    words: FormWords
    lines: Mapping[str, str]


class Mark(NamedTuple):
    """A range of the text that something is said of.

    ``name`` is the end of the ids by which mark and remark lead to each other.
    """

    name: str
    number: int
    state: str
    start: int
    end: int


class Segment(NamedTuple):
    """Words of one look, and the marks that end with them."""

    text: str
    state: str
    marks: tuple[Mark, ...]


class Paragraph(NamedTuple):
    """A line of the text; ``start`` is its place in the flat text."""

    start: int
    kind: str
    segments: list[Segment]


class GridCell(NamedTuple):
    """A cell of a table, its place in the flat text, and how many rows and columns it covers."""

    start: int
    rows: int
    columns: int
    segments: list[Segment]


class GridRow(NamedTuple):
    """A row of a table: a line that may be commented on as a whole.

    ``field`` is that of the form's own line; without one the row is known by its range.
    """

    start: int
    end: int
    field: str
    is_head: bool
    cells: list[GridCell]


class Grid(NamedTuple):
    """A table of the text."""

    rows: list[GridRow]
    kind: str = "table"


Block: TypeAlias = Paragraph | Grid


def review_text(form: ProjectForm) -> ReviewText:
    """Give the words of a form for reading."""
    words = words_of(form)
    pieces = [Piece(one.start, one.end, one.field) for one in words.pieces]
    return ReviewText(words.document.text, pieces, words, commentable(form))


def range_of(finding: ReviewFinding, words: FormWords) -> tuple[int, int] | None:
    """Give the range of the flat text that a finding speaks of; None where its field has none."""
    own = [piece for piece in words.pieces if piece.field == finding.field]
    if not own:
        return range_of_line(finding.field, words)
    if finding.start is None or finding.end is None:
        return own[0].start, own[0].end
    covered = [
        (
            piece.start + max(finding.start - piece.at, 0),
            min(piece.start + finding.end - piece.at, piece.end),
        )
        for piece in own
        if piece.at is not None
        and piece.at < finding.end
        and finding.start < piece.at + piece.end - piece.start
    ]
    return (covered[0][0], covered[-1][1]) if covered else (own[0].start, own[0].end)


def range_of_line(field: str, words: FormWords) -> tuple[int, int] | None:
    """Give the range of a line or a figure as such: as much as stands in one line of the text."""
    own = [
        piece
        for piece in words.pieces
        if piece.start < piece.end and belongs(piece.field, field)  # a cell may be empty
    ]
    # Numbers and headings over a field are none of its words.
    own = [piece for piece in own if piece.field != field or piece.at is not None] or own
    if not own:
        return None
    line_end = words.document.text.find("\n", own[0].start)
    return own[0].start, max(piece.end for piece in own if piece.start <= line_end)


def blocks(read: ReviewText, marks: Iterable[Mark]) -> list[Block]:
    """Cut the text into lines and tables, and each line and cell where marks begin and end."""
    text = read.text
    marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
    headings = {one.text for one in read.words.composition.pieces if isinstance(one, Heading)}
    tables = {table.start: table for table in read.words.document.tables}
    told: list[Block] = []
    start, above = 0, "title"
    while start < len(text):
        if start in tables:
            table = tables[start]
            told.append(_grid(table, read, marks))
            start = max(table.end, start) + 1
            continue
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip():
            # A long title is set in several lines: all that stands above the first heading.
            kind = "heading" if line.strip() in headings else above
            above = "text" if kind == "heading" else above
            told.append(Paragraph(start, kind, _segments(text, start, end, marks)))
        start = end + 1
    return told


def commentable(project: ProjectForm) -> dict[str, str]:
    """Give the lines and figures of a form that a comment may stand on: their names by field."""
    lines = {"name": "项目名称", "total_fen": "申报总额"}
    for item in project.every_item():
        lines[f"items[{item.key}]"] = f"子项：{item.label}"
        lines[f"items[{item.key}].amount_fen"] = f"子项金额：{item.label}"
        for number, cost in enumerate(item.cost):
            lines[f"items[{item.key}].cost[{number}]"] = f"测算：{item.label}／{cost.label}"
    for number, share in enumerate(project.funding):
        lines[f"funding[{number}]"] = f"资金来源：{funding_label(share)}"
    for number, paid in enumerate(project.instalments):
        lines[f"instalments[{number}]"] = f"支付计划：{paid.what}"
    for number, told in enumerate(project.indicators):
        lines[f"indicators[{number}]"] = f"绩效指标：{told.level3}"
    return lines


def _grid(table: Table, read: ReviewText, marks: Sequence[Mark]) -> Grid:
    rows = [cells for cells in table.cells if cells]
    return Grid([_row(cells, at, len(rows), read, marks) for at, cells in enumerate(rows)])


def _row(
    cells: Sequence[Cell], at: int, height: int, read: ReviewText, marks: Sequence[Mark]
) -> GridRow:
    start, end = cells[0].start, max(cell.end for cell in cells)
    own = [piece for piece in read.words.pieces if start <= piece.start < max(end, start + 1)]
    return GridRow(
        start,
        end,
        _line_of(own, read.lines),
        at == 0 and height > 1 and _is_head(read.text[start:end], own),
        [
            GridCell(
                cell.start,
                cell.row_span,
                cell.column_span,
                _segments(read.text, cell.start, cell.end, marks),
            )
            for cell in cells
        ],
    )


def _line_of(pieces: Sequence[WordPiece], lines: Mapping[str, str]) -> str:
    """Give the line of the form that a row says; a merged cell before it may be of another."""
    last = pieces[-1].field if pieces else ""
    fitting = (one for one in lines if one.endswith("]") and belongs(last, one))
    return next(fitting, "")


def _is_head(words: str, pieces: Sequence[WordPiece]) -> bool:
    """Tell whether a first row names the columns: it has no figure, and no field of its own."""
    written = all(one.field == "indicators" or one.field.startswith("sections.") for one in pieces)
    return written and not any(sign.isdigit() for sign in words)


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Segment]:
    near = [mark for mark in marks if mark.start < end and start < mark.end]
    return list(_cut(text, start, end, near))


def _cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    edges = {start, end}
    for mark in marks:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    for begin, stop in pairwise(cuts):
        over = [mark for mark in marks if mark.start < stop and begin < mark.end]
        state = min((mark.state for mark in over), key=_GRAVITY.index, default="")
        yield Segment(text[begin:stop], state, tuple(one for one in over if one.end == stop))
