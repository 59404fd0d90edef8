"""Target tables that are no table to a reader of layouts: single blanks, bars, a cell to a line.

Text copied from a web page or a PDF often keeps nothing of a table but the order of its cells. The
heading of a target table is plain enough to know it by, and the words of the levels tell where each
row begins; so the rows are filled in cell by cell.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from mingxi.documents.document import Cell
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.target_filling import filled
from mingxi.projects.target_headings import TargetHeading, heading_in
from mingxi.projects.target_rows import TargetPart
from mingxi.projects.target_words import FOOTER, LEVEL1, label_of

_HINT = pattern_of(r"三级|指标名称")
_BARS = pattern_of(r"[^|｜\n]+")
_WORDS = pattern_of(r"[^\s|｜]+")
_LEVELS = pattern_of(r"一级|二级")
_HINTS_MAX = 8
_HEADING_LENGTH_MAX = 200
_CELL_LENGTH_MAX = 60
_BLANK_LINES_MAX = 2
_RULE = pattern_of(r"[\s|｜:：—\-]*")


def parts_in_lines(text: str, span: Span) -> Iterator[TargetPart]:
    """Read the target table that the lines of a range hold, if they hold one."""
    for hint in islice(_HINT.finditer(text, *span), _HINTS_MAX):
        part = _part_at(text, hint.start(), span)
        if part is not None:
            yield part
            return


def _part_at(text: str, hint: int, span: Span) -> TargetPart | None:
    first = max(text.rfind("\n", 0, hint) + 1, span.start)
    across = _heading_across(text, first)
    if across is not None:
        lines = _lines(text, text.find("\n", first, span.end) + 1 or span.end, span.end)
        rows = [row for cells in lines for row in filled(text, across, cells)]
        return TargetPart(across, rows)
    down = _heading_down(text, first, span)
    if down is None:
        return None
    heading, body = down
    listed = [cell for cells in _lines(text, body, span.end) for cell in cells]
    return TargetPart(heading, list(filled(text, heading, listed)))


def _cells_of(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """Part a line at its bars, or where it has none at its blanks."""
    words = _BARS if text.find("|", start, end) >= 0 or text.find("｜", start, end) >= 0 else _WORDS
    found = (match.span() for match in words.finditer(text, start, end))
    trimmed = (_trimmed(text, *span) for span in found)
    return tuple(
        Cell(first, last, 0, column)
        for column, (first, last) in enumerate(span for span in trimmed if span[0] < span[1])
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return start, start + len(written.strip())


def _heading_across(text: str, first: int) -> TargetHeading | None:
    """Read one line as the heading."""
    end = text.find("\n", first)
    cells = _cells_of(text, first, len(text) if end < 0 else end)
    return heading_in({cell.column: label_of(text, cell) for cell in cells})


def _heading_down(text: str, third: int, span: Span) -> tuple[TargetHeading, int] | None:
    """Read lines of one cell each as the heading, which ends where a first level begins."""
    above = text[max(span.start, third - _HEADING_LENGTH_MAX) : third].split("\n")
    named = takewhile(_LEVELS.search, (line for line in reversed(above) if line.strip()))
    labels = ["".join(line.split()) for line in named][::-1]
    place = third
    while place < min(span.end, third + _HEADING_LENGTH_MAX):
        stop = text.find("\n", place, span.end)
        stop = span.end if stop < 0 else stop
        label = "".join(text[place:stop].split())
        if LEVEL1.fullmatch(label):
            heading = heading_in(dict(enumerate(labels)))
            return None if heading is None else (heading, place)
        labels += [label] if label else []
        place = stop + 1
    return None


def _lines(text: str, start: int, end: int) -> Iterator[Sequence[Cell]]:
    """Give the lines of a table's body: it ends at signatures, at prose and at two blank lines."""
    blank = 0
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        written = text[start:stop]
        if not written.strip():
            blank += "\t" not in written
            if blank >= _BLANK_LINES_MAX:
                return
        elif not _RULE.fullmatch(written):
            blank = 0
            cells = _cells_of(text, start, stop)
            if _ends(text, cells):
                return
            yield cells
        start = stop + 1


def _ends(text: str, cells: Sequence[Cell]) -> bool:
    opening = label_of(text, cells[0])
    longest = max(cell.end - cell.start for cell in cells)
    return FOOTER.fullmatch(opening) is not None or longest > _CELL_LENGTH_MAX
