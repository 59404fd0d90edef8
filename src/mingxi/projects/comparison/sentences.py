"""A text as sentences and rows of tables, each with its frame: its words without its figures.

Two sentences with one frame say the same of different figures, dates and document numbers, and are
what last year's text and this year's have in common.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mingxi.documents.document import Cell, Table
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.grids import CellKind, bands_in
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import section_at
from mingxi.prose.marks import DateMark, Figure
from mingxi.quantities import parse_decimal

FIGURE, DATE = "\ue000", "\ue001"
"""What stands in a frame for a figure (its unit follows) and for a date."""

_NUMBER = "\ue002"
_SENTENCE = pattern_of(r"[^。；;！？\n]+")
_BLANK = pattern_of(r"\s+")
_DIGITS = pattern_of(r"[\d０-９]+(?:[.．][\d０-９]+)?")
_MARKS = str.maketrans(",:()", "，：（）")
_WORDS = pattern_of(r"[^\W\d_]")
# Without a unit of its own a bare number is told under these headings; codes and ordinals are not.
_COUNTED = pattern_of(r"数量|.*(?:人数|户数|次数|个数|场次|数量)(?:[（(].*)?")
_BARE = pattern_of(r"\d{1,12}(?:\.\d{1,6})?")


class Sentence(NamedTuple):
    """A sentence, or a row of a table, and what it says.

    ``places`` tell of each figure where it belongs in its row (column, ordinal in the cell); of a
    sentence they are its ordinals. ``cells`` is the number of cells, 0 for a sentence.
    """

    span: Span
    section: SectionKey | None
    frame: str
    figures: tuple[Figure, ...]
    places: tuple[tuple[int, int], ...]
    dates: tuple[DateMark, ...]
    cells: int = 0


def sentences_in(
    reading: Reading, ranges: Iterable[Span], project: ProjectText | None
) -> list[Sentence]:
    """Part ranges of a text into sentences and rows, in order; ``project`` holds them or is None.

    What has neither a word nor a figure is left out.
    """
    framer = _Framer(reading)
    found = (
        framer.sentence(piece, section_key(project, piece.span.start))
        for span in ranges
        for piece in _pieces(reading, span)
    )
    return [said for said in found if said.figures or said.dates or _WORDS.search(said.frame)]


def section_key(project: ProjectText | None, place: int) -> SectionKey | None:
    """Give the key of the section of ``project`` that holds ``place``, or None."""
    section = section_at(project, place)
    return section and section.key


class _Piece(NamedTuple):
    """A stretch of prose, or a row with its cells."""

    span: Span
    row: Sequence[Cell] = ()


def _pieces(reading: Reading, span: Span) -> Iterator[_Piece]:
    tables = reading.document.tables
    at = span.start
    first = bisect_left(tables, span.start, key=_start_of)
    for table in tables[first : bisect_left(tables, span.end, first, key=_start_of)]:
        yield from _prose(reading.text, at, table.start)
        yield from _rows(table)
        at = max(at, table.end)
    yield from _prose(reading.text, at, span.end)


def _start_of(table: Table) -> int:
    return table.start


def _prose(text: str, start: int, end: int) -> Iterator[_Piece]:
    for match in _SENTENCE.finditer(text, start, end):
        blank = len(match[0]) - len(match[0].lstrip())
        if blank < len(match[0]):
            yield _Piece(Span(match.start() + blank, match.start() + len(match[0].rstrip())))


def _rows(table: Table) -> Iterator[_Piece]:
    for cells in table.cells:
        if cells:
            yield _Piece(Span(cells[0].start, max(cell.end for cell in cells)), cells)


class _Mark(NamedTuple):
    """What stands in a frame for a stretch of the text, and the mark that was read there."""

    start: int
    end: int
    sign: str
    mark: Figure | DateMark | None = None


class _Framed(NamedTuple):
    """The frame of a range, with the figures and dates that it has signs for, in order."""

    frame: str
    figures: tuple[Figure, ...]
    dates: tuple[DateMark, ...]


class _Marks(NamedTuple):
    """Every mark of a text in order, and the counted numbers of its tables by their place."""

    marks: Sequence[_Mark]
    bare: Mapping[int, Figure]


def _marks_of(reading: Reading) -> _Marks:
    marks = [
        *(_Mark(number.start, number.end, "") for number in reading.outline),
        *(_Mark(*cited.number_span, _NUMBER) for cited in reading.citations if cited.number_span),
        *(_Mark(date.start, date.end, DATE, date) for date in reading.dates),
        *(_Mark(found.start, found.end, _sign(found), found) for found in reading.figures),
    ]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return _Marks(marks, _bare_counts(reading))


class _Framer:
    """Frames of one text."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        # A text of many projects is framed project by project.
        self._marks, self._bare = reading.derived(_marks_of)

    def sentence(self, piece: _Piece, section: SectionKey | None) -> Sentence:
        """Read one sentence or row."""
        if piece.row:
            return self._row(piece, section)
        frame, figures, dates = self._framed(piece.span)
        places = tuple((ordinal, 0) for ordinal in range(len(figures)))
        return Sentence(piece.span, section, frame, figures, places, dates)

    def _row(self, piece: _Piece, section: SectionKey | None) -> Sentence:
        """Read a row: its frame is made of the cells that hold words."""
        labels: list[str] = []
        figures: list[Figure] = []
        places: list[tuple[int, int]] = []
        dates: list[DateMark] = []
        for column, cell in enumerate(piece.row):
            frame, own, dated = self._framed(Span(cell.start, cell.end))
            if cell.start in self._bare and not own:
                own = (self._bare[cell.start],)
            elif not frame.startswith(FIGURE) and _WORDS.search(frame):
                labels.append(frame)
            figures += own
            places += [(column, ordinal) for ordinal in range(len(own))]
            dates += dated
        said = "|".join(labels), tuple(figures), tuple(places), tuple(dates)
        return Sentence(piece.span, section, *said, cells=len(piece.row))

    def _framed(self, span: Span) -> _Framed:
        """Put signs for the marks of a range; of marks that overlap the first one counts."""
        parts: list[str] = []
        figures: list[Figure] = []
        dates: list[DateMark] = []
        at = span.start
        for mark in self._marks_in(span):
            if mark.start < at:
                continue
            parts += (self._words(at, mark.start), mark.sign)
            at = mark.end
            if isinstance(mark.mark, Figure):
                figures.append(mark.mark)
            elif mark.mark is not None:
                dates.append(mark.mark)
        parts.append(self._words(at, max(at, span.end)))
        return _Framed("".join(parts), tuple(figures), tuple(dates))

    def _marks_in(self, span: Span) -> Sequence[_Mark]:
        first = bisect_left(self._marks, span.start, key=_mark_start)
        return self._marks[first : bisect_left(self._marks, span.end, first, key=_mark_start)]

    def _words(self, start: int, end: int) -> str:
        return _DIGITS.sub(_NUMBER, _BLANK.sub("", self._text[start:end]).translate(_MARKS))


def _mark_start(mark: _Mark) -> int:
    return mark.start


def _sign(figure: Figure) -> str:
    """Give what stands for a figure: its unit, and what it is for one of."""
    return FIGURE + "/".join((figure.unit, *figure.per))


def _bare_counts(reading: Reading) -> dict[int, Figure]:
    """Give the numbers of table cells that only their heading says what they count."""
    found: dict[int, Figure] = {}
    if not reading.document.tables:
        return found
    for band in bands_in(reading.document):
        for row in band.rows:
            for cell in row.cells:
                if cell.kind is CellKind.NUMBER and _COUNTED.fullmatch(band.heading(cell.column)):
                    number = _BARE.fullmatch(cell.text.replace(",", ""))
                    if number is not None:
                        value = parse_decimal(number[0])
                        found[cell.start] = Figure(
                            cell.start, cell.end, cell.text, value, "", value, ""
                        )
    return found
