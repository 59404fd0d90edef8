"""The whole text of a project form, and for every word of it the field that it came from.

A section with words of its own is used as written, except that blanks around its lines and empty
lines are left out and rows of tabs become tables; the others are composed (``form_sentences``).
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from mingxi.documents.composed import composed_document
from mingxi.documents.composition import Composition, Table, TableCell
from mingxi.documents.document import Document
from mingxi.office.declaration.reckoning.form_sentences import (
    Fragment,
    Line,
    Sourced,
    SourcedTable,
    basis_lines,
    funding_lines,
    item_lines,
    lines_of,
    plan_lines,
    target_pieces,
)
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.places import Span
from mingxi.projects.drafts.composing import composition, with_words
from mingxi.projects.drafts.draft import Draft, DraftDocument, DraftSection
from mingxi.projects.drafts.drafting import one_line
from mingxi.projects.project_text import SectionKey

SOURCE = "项目文本.docx"
# What a finding on the heading of a composed section is about.
_COMPOSED_OF = {
    SectionKey.NAME: "name",
    SectionKey.UNIT: "unit_name",
    SectionKey.CONTENT: "items",
    SectionKey.FUNDING: "funding",
    SectionKey.PLAN: "instalments",
    SectionKey.TARGETS: "indicators",
}


class Anchor(NamedTuple):
    """A field of the form, and a range of code points in its words; None for the whole field."""

    field: str
    start: int | None = None
    end: int | None = None


class _Heading(NamedTuple):
    """The title or a heading: words that are none of the form's, over a field of it."""

    field: str


class WordPiece(NamedTuple):
    """A stretch ``[start, end)`` of the flat text; ``at`` is its place in the words of its field.

    ``at`` is None for words that were composed from the field's value.
    """

    start: int
    end: int
    field: str
    at: int | None


@dataclass(frozen=True)
class FormWords:
    """The text as it can be set as a Word file, as the document it is read as, and its sources.

    ``pieces`` are in text order and stand apart; separators between them belong to none.
    """

    composition: Composition
    document: Document
    pieces: tuple[WordPiece, ...]

    def anchor(self, span: Span) -> Anchor:
        """Give the field where a range of the flat text begins, and the part of its own words."""
        at = bisect_right(self.pieces, span.start, key=attrgetter("start")) - 1
        if at < 0:
            return Anchor("name")
        piece = self.pieces[at]
        if span.start >= piece.end and at + 1 < len(self.pieces):
            following = self.pieces[at + 1]
            piece = following if following.start < span.end else piece
        if piece.at is None:
            return Anchor(piece.field)
        start = max(span.start, piece.start)
        last = self._last_of(piece, span.end, at)
        end = min(span.end, last.end)
        if start >= end or last.at is None:
            return Anchor(piece.field)
        return Anchor(piece.field, piece.at + start - piece.start, last.at + end - last.start)

    def _last_of(self, first: WordPiece, end: int, at: int) -> WordPiece:
        """Give the last piece before ``end`` with words of the same field."""
        last = first
        for piece in self.pieces[at:]:
            if piece.start >= end or piece.field != first.field:
                break
            if piece.at is not None and piece.start >= first.start:
                last = piece
        return last


def words_of(form: ProjectForm) -> FormWords:
    """Give a form its words."""
    sections = {key: tuple(_section(form, key)) for key in SectionKey}
    draft = Draft(
        name=one_line(form.name) or None,
        year=form.fiscal_year,
        unit=one_line(form.unit_name) or None,
        sections=tuple(
            DraftSection(key, tuple(map(_content, pieces)))
            for key, pieces in sections.items()
            if pieces
        ),
    )
    laid_out = composition(with_words(DraftDocument("", (draft,))))
    document, places = composed_document(laid_out, SOURCE)
    sourced = list(_sourced(sections))
    assert len(sourced) == len(places)
    pieces = (
        piece
        for source, spans in zip(sourced, places, strict=True)
        for piece in _placed(source, spans)
    )
    return FormWords(laid_out, document, tuple(pieces))


def _section(form: ProjectForm, key: SectionKey) -> Iterator[Sourced]:
    own = form.sections.get(key, "")
    if own.strip():
        yield from _own_words(own, f"sections.{key.value}")
        return
    match key:
        case SectionKey.NAME:
            yield from lines_of(form.name, "name")
        case SectionKey.UNIT:
            yield from lines_of(form.unit_name, "unit_name")
        case SectionKey.BASIS:
            yield from basis_lines(form)
        case SectionKey.CONTENT:
            # Said once: where the basis is composed, it has what the items rest on.
            has_basis = form.sections.get(SectionKey.BASIS, "").strip()
            yield from item_lines(form, with_basis=bool(has_basis))
        case SectionKey.FUNDING:
            yield from funding_lines(form)
        case SectionKey.PLAN:
            yield from plan_lines(form)
        case SectionKey.TARGETS:
            yield from target_pieces(form)
        case SectionKey.OVERVIEW | SectionKey.OUTCOME:
            return  # nothing in the form says what only words can


def _own_words(words: str, field: str) -> Iterator[Sourced]:
    """Give the lines of a section's own words; neighbouring rows of tabs are one table."""
    start = 0
    rows = []
    for written in words.split("\n"):
        rows.append((start, written))
        start += len(written) + 1
    for tabbed, group in groupby(rows, key=lambda row: _cell_count(row[1]) > 1):
        if tabbed:
            yield _table([_cells(at, written, field) for at, written in group])
            continue
        for at, written in group:
            for (fragment,) in lines_of(written, field):
                assert fragment.at is not None
                yield (fragment._replace(at=at + fragment.at),)


def _cell_count(written: str) -> int:
    return sum(bool(cell.strip()) for cell in written.split("\t"))


def _cells(start: int, written: str, field: str) -> Line:
    cells = []
    for cell in written.split("\t"):
        words = one_line(cell)
        blank = Fragment("", field, start)
        line = next(iter(lines_of(cell, field)), (blank,))
        cells.append(Fragment(words, field, start + (line[0].at or 0) if words else start))
        start += len(cell) + 1
    return tuple(cells)


def _table(rows: list[Line]) -> SourcedTable:
    """Fill ragged rows up, so that every place has its cell."""
    width = max(map(len, rows))
    filled = [(*row, *(row[-1]._replace(text="") for _ in range(width - len(row)))) for row in rows]
    table = Table(tuple(tuple(TableCell(cell.text) for cell in row) for row in filled))
    return SourcedTable(table, tuple(cell for row in filled for cell in row))


def _content(piece: Sourced) -> str | Table:
    if isinstance(piece, SourcedTable):
        return piece.table
    return "".join(fragment.text for fragment in piece)


def _sourced(sections: dict[SectionKey, tuple[Sourced, ...]]) -> Iterator[Sourced | _Heading]:
    """Give the source of every piece of the composition: title, headings, contents."""
    yield _Heading("name")
    for key, pieces in sections.items():
        if pieces or key is not SectionKey.TARGETS:
            own = f"sections.{key.value}"
            composed = bool(pieces) and not _is_of(pieces[0], own)
            yield _Heading(_COMPOSED_OF.get(key, own) if composed else own)
            yield from pieces


def _is_of(piece: Sourced, field: str) -> bool:
    fragments = piece.cells if isinstance(piece, SourcedTable) else piece
    return fragments[0].field == field


def _placed(source: Sourced | _Heading, spans: tuple[Span, ...]) -> Iterator[WordPiece]:
    if isinstance(source, SourcedTable):
        for cell, (start, end) in zip(source.cells, spans, strict=True):
            yield WordPiece(start, end, cell.field, cell.at)
        return
    ((start, end),) = spans
    if isinstance(source, _Heading):
        yield WordPiece(start, end, source.field, None)
        return
    for text, field, at in source:
        if text:
            yield WordPiece(start, start + len(text), field, at)
        start += len(text)
