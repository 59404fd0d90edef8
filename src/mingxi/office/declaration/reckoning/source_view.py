"""The source text of an import as pages show it: paragraphs and tables, cut where values stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mingxi.office.declaration.reckoning.imported import Place


class Segment(NamedTuple):
    """A stretch of the text without a boundary inside; ``state`` is how a finding sees it."""

    start: int
    end: int
    text: str
    state: str = ""


class Cell(NamedTuple):
    """A cell of a table: what stands in it, and how many rows and columns it covers."""

    segments: tuple[Segment, ...]
    rows: int
    columns: int


class Part(NamedTuple):
    """A paragraph (``kind`` is ``text`` or ``heading``), or a table with its rows."""

    kind: str
    segments: tuple[Segment, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


class Remark(NamedTuple):
    """A finding of the checker, and the range of the text that it speaks of."""

    start: int
    end: int
    severity: str
    code: str
    message: str
    suggestion: str


def source_parts(document: Mapping[str, Any], places: Iterable[Place]) -> Iterator[Part]:
    """Give the text of a report's document, part by part, cut at the ends of all places."""
    text: str = document.get("text", "")
    findings = [(found["start"], found["end"], found["severity"]) for found in document["findings"]]
    ends = {end for place in places for end in place}
    cuts = sorted(ends | {end for start, stop, _ in findings for end in (start, stop)})
    cutter = _Cutter(text, cuts, findings)
    headings = {
        section["start"] for project in document["projects"] for section in project["sections"]
    }
    at = 0
    for table in document.get("tables", ()):
        if table["start"] < at:
            continue
        yield from _paragraphs(text, at, table["start"], cutter, headings)
        yield Part("table", rows=tuple(_rows(table, cutter)))
        at = table["end"]
    yield from _paragraphs(text, at, len(text), cutter, headings)


def remarks(document: Mapping[str, Any]) -> tuple[Remark, ...]:
    """Give the findings of a report's document, in the order of the text."""
    return tuple(
        Remark(
            found["start"],
            found["end"],
            found["severity"],
            found["rule"],
            found["message"],
            found["suggestion"] or "",
        )
        for found in document["findings"]
    )


def _paragraphs(
    text: str, start: int, end: int, cutter: "_Cutter", headings: set[int]
) -> Iterator[Part]:
    at = start
    for line in text[start:end].split("\n"):
        stop = at + len(line)
        if line.strip():
            lead = at + len(line) - len(line.lstrip())
            yield Part("heading" if lead in headings else "text", cutter.cut(lead, stop))
        at = stop + 1


def _rows(table: Mapping[str, Any], cutter: "_Cutter") -> Iterator[tuple[Cell, ...]]:
    for row in table["rows"]:
        yield tuple(
            Cell(cutter.cut(cell["start"], cell["end"]), cell["rows"], cell["columns"])
            for cell in row
        )


class _Cutter:
    """Cuts ranges of the text where values and findings begin and end."""

    def __init__(
        self, text: str, cuts: Sequence[int], findings: Sequence[tuple[int, int, str]]
    ) -> None:
        self.text = text
        self.cuts = cuts
        self.findings = findings

    def cut(self, start: int, end: int) -> tuple[Segment, ...]:
        inner = self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]
        bounds = [start, *inner, end]
        return tuple(
            Segment(one, other, self.text[one:other], self._state(one, other))
            for one, other in pairwise(bounds)
            if one < other
        )

    def _state(self, start: int, end: int) -> str:
        held = {
            severity
            for one, other, severity in self.findings
            if one <= start and end <= other and one < other
        }
        return next((each for each in ("error", "warning") if each in held), "")
