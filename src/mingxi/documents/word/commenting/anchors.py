"""Where in the runs of a Word file a range of its flat text stands.

A comment can stand in the body alone: one on a note stands at the note's reference, and one on what
no run holds (a number that Word counts, an empty cell) at the paragraph or cell nearest to it.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from mingxi.documents.document import Document, Run
from mingxi.places import Span


class Edge(NamedTuple):
    """A character of a run: the run's ordinal, and how many characters stand before it."""

    ordinal: int
    offset: int


class Anchor(NamedTuple):
    """The runs of one part that a comment covers; ``end`` is one character past the last."""

    part: str
    start: Edge
    end: Edge


class Anchors:
    """Finds the anchors of one document; how long it is hardly matters to each."""

    def __init__(self, document: Document, body: str) -> None:
        self._text = document.text
        self._runs = document.runs
        self._starts = [run.start for run in document.runs]
        self._ends = [run.end for run in document.runs]
        self._blocks = document.blocks
        # The body is read first, the notes after it.
        self._of_body = bisect_left(document.runs, True, key=lambda run: run.part != body)

    def of(self, span: Span) -> Anchor | None:
        """Give the anchor of a range; None where the file has no run at all."""
        if not self._runs:
            return None
        first, last = self._covered(span)
        if first > last:
            span = self._nearest_block(span)
            first, last = self._covered(span)
        if first < self._of_body:
            last = min(last, self._of_body - 1)
        if self._runs[last].ordinal < self._runs[first].ordinal:
            # A text box is read after its paragraph and stands in the file within it.
            last = first
        start, end = self._runs[first], self._runs[last]
        return Anchor(
            start.part,
            Edge(start.ordinal, start.offset + max(span.start - start.start, 0)),
            Edge(end.ordinal, end.offset + min(span.end, end.end) - end.start),
        )

    def _covered(self, span: Span) -> tuple[int, int]:
        """Give the first and the last run that a range touches; in wrong order if it does none."""
        if span.start >= span.end:
            return 1, 0
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end) - 1

    def _nearest_block(self, span: Span) -> Span:
        """Give the paragraph or cell of the run nearest to a range, on its line if there is one."""
        following = bisect_right(self._ends, span.start)
        beside = self._runs[max(following - 1, 0) : following + 1]
        run = min(beside, key=lambda run: self._distance(span, run))
        block = bisect_right(self._blocks, run.start, key=attrgetter("start")) - 1
        return Span(self._blocks[block].start, self._blocks[block].end)

    def _distance(self, span: Span, run: Run) -> tuple[bool, int]:
        is_elsewhere = self._line(run.start) != self._line(span.start)
        return is_elsewhere, max(run.start - span.end, span.start - run.end)

    def _line(self, place: int) -> int:
        return bisect_left(self._line_ends, place)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self._text)]
