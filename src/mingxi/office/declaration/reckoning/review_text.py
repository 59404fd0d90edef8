"""The text of a version as it is read in review: lines, with findings and comments marked in it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mingxi.documents.composition import Heading
from mingxi.office.declaration.reckoning.comment_places import Piece
from mingxi.office.declaration.reckoning.form_words import FormWords, words_of
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.review_findings import ReviewFinding

# The graver hides the lighter where they overlap.
_GRAVITY = ("contradicted", "unexplained", "noted")


class ReviewText(NamedTuple):
    """The flat text of a form, and the fields that its stretches came from."""

    text: str
    pieces: Sequence[Piece]
    words: FormWords


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


def review_text(form: ProjectForm) -> ReviewText:
    """Give the words of a form for reading."""
    words = words_of(form)
    pieces = [Piece(one.start, one.end, one.field) for one in words.pieces]
    return ReviewText(words.document.text, pieces, words)


def range_of(finding: ReviewFinding, words: FormWords) -> tuple[int, int] | None:
    """Give the range of the flat text that a finding speaks of; None where its field has none."""
    own = [piece for piece in words.pieces if piece.field == finding.field]
    if not own:
        return None
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


def paragraphs(words: FormWords, marks: Iterable[Mark]) -> list[Paragraph]:
    """Cut the text into lines, and each line where marks begin and end."""
    text = words.document.text
    marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
    headings = {one.text for one in words.composition.pieces if isinstance(one, Heading)}
    lines = []
    start, above = 0, "title"
    for line in text.split("\n"):
        end = start + len(line)
        near = [mark for mark in marks if mark.start < end and start < mark.end]
        if line.strip():
            # A long title is set in several lines: all that stands above the first heading.
            kind = "heading" if line.strip() in headings else above
            above = "text" if kind == "heading" else above
            lines.append(Paragraph(start, kind, list(_segments(text, start, end, near))))
        start = end + 1
    return lines


def commentable(project: ProjectForm) -> list[tuple[str, str]]:
    """Give the lines and figures of a form that a comment may stand on, with their names."""
    choices = [("name", "项目名称")]
    for item in project.every_item():
        choices += [
            (f"items[{item.key}]", f"子项：{item.label}"),
            (f"items[{item.key}].amount_fen", f"子项金额：{item.label}"),
        ]
    choices += [
        (f"instalments[{number}]", f"支付计划：{one.what}")
        for number, one in enumerate(project.instalments)
    ]
    choices += [
        (f"indicators[{number}]", f"绩效指标：{one.level3}")
        for number, one in enumerate(project.indicators)
    ]
    return choices


def _segments(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Segment]:
    edges = {start, end}
    for mark in marks:
        edges |= {max(mark.start, start), min(mark.end, end)}
    cuts = sorted(edges)
    for begin, stop in pairwise(cuts):
        over = [mark for mark in marks if mark.start < stop and begin < mark.end]
        state = min((mark.state for mark in over), key=_GRAVITY.index, default="")
        yield Segment(text[begin:stop], state, tuple(one for one in over if one.end == stop))
