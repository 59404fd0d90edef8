"""The text with its marks: figures, findings and citations, whatever overlaps with whatever.

Every character of a place is set once. A figure is one piece, within which findings may begin or
end. Each stretch that a finding covers is a mark, counted through the document, so that a finding
knows its marks as a range of ordinals.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress
from operator import attrgetter, not_
from typing import NamedTuple

from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.page.figures import Figure
from mingxi.reports.page.segments import Cuts, depths
from mingxi.rules.finding import Severity

_UNDERLINED_MAX = 80
"""A longer finding would underline whole paragraphs; it has a line at their edge instead."""


class Piece(NamedTuple):
    """A stretch under the same marks.

    ``found`` is true where a finding covers it; ``severity`` is that of the gravest one that
    underlines it, or empty.
    """

    text: str
    found: bool
    severity: str
    cited: bool


class Stretch(NamedTuple):
    """The pieces of one figure (its ordinal), or those between two; ``notes`` follow it.

    ``opens`` is true for the first stretch of its figure.
    """

    figure: int | None
    opens: bool
    pieces: list[Piece]
    notes: list[int]


class Place(NamedTuple):
    """One paragraph or cell; ``edge`` is the gravest severity of a finding along its edge."""

    stretches: list[Stretch]
    edged: bool
    edge: str


class Reach(NamedTuple):
    """What a finding covers: ranges of marks and of edged places, by ordinal."""

    marks: range
    edges: range


class MarkedText:
    """The places of a text, set one by one, and the reach of every finding.

    ``findings`` are in the order in which they are numbered from 1; those that were set aside
    bear no severity.
    """

    def __init__(
        self,
        document: report.Document,
        places: Sequence[Span],
        figures: Sequence[Figure],
        findings: Sequence[report.Finding],
    ) -> None:
        self._text = document["text"]
        self._places = places
        self._filled = [ordinal for ordinal, place in enumerate(places) if place.start < place.end]
        self._findings = findings
        self._spans = [Span(finding["start"], finding["end"]) for finding in findings]
        self._figures = [Span(figure.start, figure.end) for figure in figures]
        cited = [Span(citation["start"], citation["end"]) for citation in document["citations"]]
        self._cuts = Cuts(len(self._text), (*places, *self._spans, *cited, *self._figures))
        self._segments = self._cuts.segments
        self._covered = [self._cuts.of(span) for span in self._spans]
        self._touched = [self._touching(span) for span in self._spans]
        self._wide = [
            len(touched) > 1 or span.end - span.start > _UNDERLINED_MAX
            for span, touched in zip(self._spans, self._touched, strict=True)
        ]
        self._edged = depths(len(places), compress(self._touched, self._wide))
        self._found = depths(len(self._segments), self._covered)
        self._cited = depths(len(self._segments), map(self._cuts.of, cited))
        self._figure_of = self._covering()

    def set(self) -> Iterator[Place]:
        """Set the places in order."""
        narrow = map(not_, self._wide)
        underlined = self._gravest(len(self._segments), self._covered, narrow)
        edges = self._gravest(len(self._places), self._touched, self._wide)
        notes = self._notes()
        for ordinal, place in enumerate(self._places):
            stretches = list(self._stretches(self._cuts.of(place), underlined, notes))
            yield Place(stretches, self._edged[ordinal] > 0, edges[ordinal])

    def reaches(self) -> list[Reach]:
        """Tell what each finding covers, as the places are set."""
        shown = [False] * len(self._segments)
        for place in self._places:
            for segment in self._cuts.of(place):
                shown[segment] = self._found[segment] > 0
        marks = [0, *accumulate(shown)]
        edges = [0, *accumulate(depth > 0 for depth in self._edged)]
        return [
            Reach(_counted(marks, covered), _counted(edges, touched if wide else range(0)))
            for covered, touched, wide in zip(self._covered, self._touched, self._wide, strict=True)
        ]

    def _stretches(
        self, covered: range, underlined: Sequence[str], notes: Mapping[int, list[int]]
    ) -> Iterator[Stretch]:
        """Set the segments of one place; a stretch ends with its figure, or before notes."""
        pieces: list[Piece] = []
        first = covered.start
        for segment in covered:
            span = self._segments[segment]
            written = self._text[span.start : span.end]
            found, cited = self._found[segment] > 0, self._cited[segment] > 0
            pieces.append(Piece(written, found, underlined[segment], cited))
            figure, following = self._figure_of[segment : segment + 2]
            if segment + 1 == covered.stop or following != figure or segment in notes:
                opens = figure is not None and (
                    self._segments[first].start == self._figures[figure].start
                )
                yield Stretch(figure, opens, pieces, notes.get(segment, []))
                pieces, first = [], segment + 1

    def _gravest(self, length: int, ranges: Sequence[range], asked: Iterable[bool]) -> list[str]:
        """Give each ordinal the gravest severity of the open findings asked for that hold it."""
        severities = [""] * length
        held = [
            (finding["severity"], covered)
            for finding, covered in compress(zip(self._findings, ranges, strict=True), asked)
            if is_open(finding)
        ]
        for severity in reversed(Severity):
            of_severity = depths(length, (covered for told, covered in held if told == severity))
            severities = [
                severity.value if depth else before
                for before, depth in zip(severities, of_severity, strict=True)
            ]
        return severities

    def _touching(self, span: Span) -> range:
        """Give the places that share a character with the range, or else the nearest one."""
        first = bisect_right(self._places, span.start, key=attrgetter("end"))
        stop = bisect_left(self._places, span.end, key=attrgetter("start"))
        if first < stop:
            return range(first, stop)
        nearest = bisect_left(self._filled, first)
        home = self._filled[max(0, min(nearest, len(self._filled) - 1)) :][:1]
        return range(home[0], home[0] + 1) if home else range(0)

    def _notes(self) -> dict[int, list[int]]:
        """Give to a segment the numbers of the findings whose note follows it.

        It is the last of the finding in its first place, and the last of its figure there.
        """
        notes = defaultdict[int, list[int]](list)
        for number, (span, touched) in enumerate(
            zip(self._spans, self._touched, strict=True), start=1
        ):
            if not touched:
                continue
            place = self._places[touched.start]
            end = min(max(span.end, place.start + 1), place.end)
            segment = self._cuts.holding(end - 1)
            figure = self._figure_of[segment]
            if figure is not None:
                end = min(self._figures[figure].end, place.end)
                segment = self._cuts.holding(end - 1)
            notes[segment].append(number)
        return notes

    def _covering(self) -> list[int | None]:
        """Give each segment the ordinal of its figure; one more ends the last."""
        covering: list[int | None] = [None] * (len(self._segments) + 1)
        for ordinal, figure in enumerate(self._figures):
            for segment in self._cuts.of(figure):
                covering[segment] = ordinal
        return covering


def is_open(finding: report.Finding) -> bool:
    """Tell whether nobody has set a finding aside and no baseline knows it."""
    return finding["waived"] is None and not finding["baseline"]


def _counted(before: Sequence[int], covered: range) -> range:
    return range(before[covered.start], before[covered.stop])
