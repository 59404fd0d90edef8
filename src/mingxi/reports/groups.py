"""A document's report parted by project, as a reader takes it in."""

from bisect import bisect_right
from dataclasses import dataclass, field

from mingxi.places import Span
from mingxi.reports import report


@dataclass(slots=True)
class Group:
    """What stands in one project, or (``project`` is None) in none of them."""

    project: report.Project | None
    amounts: list[report.Amount] = field(default_factory=list)
    citations: list[report.Citation] = field(default_factory=list)
    claims: list[report.Claim] = field(default_factory=list)
    findings: list[report.Finding] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to say of it."""
        held = (self.amounts, self.citations, self.claims, self.findings)
        return self.project is None and not any(held)


def groups(document: report.Document) -> list[Group]:
    """Give one group to a project, in text order, and before them what stands in no project."""
    projects = sorted(document["projects"], key=lambda project: project["start"])
    outside = Group(None)
    inside = [Group(project) for project in projects]
    starts = [project["start"] for project in projects]

    def home(start: int) -> Group:
        ordinal = bisect_right(starts, start) - 1
        return inside[ordinal] if ordinal >= 0 and start < projects[ordinal]["end"] else outside

    for amount in document["amounts"]:
        home(amount["start"]).amounts.append(amount)
    for citation in document["citations"]:
        home(citation["start"]).citations.append(citation)
    for claim in document["claims"]:
        home(claim["start"]).claims.append(claim)
    for finding in document["findings"]:
        home(finding["start"]).findings.append(finding)
    return [group for group in (outside, *inside) if not group.is_empty]


class Lines:
    """The line numbers of a text: one-based, as editors count them."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        place = text.find("\n")
        while place >= 0:
            self._starts.append(place + 1)
            place = text.find("\n", place + 1)

    def of(self, place: int) -> int:
        """Give the number of the line that holds ``place``."""
        return bisect_right(self._starts, place)

    def range(self, line: int, text: str) -> Span:
        """Give the range of a line of ``text``, without its line break."""
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(text)
        return Span(start, end)
