"""One document as its template sets it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from mingxi.languages import render, say
from mingxi.reports import report
from mingxi.reports.page.figures import Figures
from mingxi.reports.page.marked_html import FigureName, MarkedHtml, NoteName
from mingxi.reports.page.marked_text import MarkedText, Place
from mingxi.reports.page.particulars import Particulars, particulars
from mingxi.reports.page.sheet import Cell, Paragraph, Part, Table, places, sheet
from mingxi.reports.page.views import (
    ClaimView,
    FindingView,
    ProjectView,
    Tally,
    Tell,
    claim_views,
    finding_views,
    in_order,
    project_views,
    rules_of,
    severity_counts,
    status_counts,
    verdict_counts,
)
from mingxi.reports.page.where import Where
from mingxi.reports.sentences import why_idle
from mingxi.reports.vocabulary import STATUS


class Set(NamedTuple):
    """A paragraph or a cell as HTML, with its classes; ``line`` is where a paragraph begins."""

    part: Paragraph | Cell
    html: Markup
    classes: str
    line: int = 0


class SetTable(NamedTuple):
    """A table with its cells set."""

    head: bool
    rows: list[list[Set]]


class Notice(NamedTuple):
    """A waiver that set nothing aside: why, and the reason somebody gave for it."""

    message: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document that was read; ``number`` counts the documents of the page from 1."""

    number: int
    source: str
    sha256: str
    characters: str
    projects: list[ProjectView]
    parts: list[Set | SetTable]
    findings: list[FindingView]
    severities: list[Tally]
    rules: dict[str, str]
    claims: list[ClaimView]
    verdicts: list[Tally]
    read: list[Particulars]
    waivers_error: str | None
    idle_waivers: list[Notice]

    @property
    def open_findings(self) -> int:
        """How many findings nobody has set aside."""
        return sum(severity.number for severity in self.severities)

    @property
    def aside(self) -> int:
        """How many findings were waived, or known before."""
        return len(self.findings) - self.open_findings


class Entry(NamedTuple):
    """A document in the overview of several; ``error`` is the message where it was not read."""

    number: int
    source: str
    projects: list[str]
    statuses: list[Tally]
    severities: list[Tally]
    error: report.Error | None


def document_view(document: report.Document, number: int, language: str) -> DocumentView:
    """Give the view of a document that was read; linear in the report, but for sorting."""
    tell = partial(render, language=language)
    figures, where, parts = Figures(document), Where(document), sheet(document)
    findings = in_order(document["findings"])
    text = MarkedText(document, places(parts), figures.all, findings)
    views = list(finding_views(document, findings, text.reaches(), where, language, tell))
    html = MarkedHtml(f"d{number}", tell(say("，")), _figures(figures, tell), _notes(views, tell))
    error = document.get("waivers_error")
    return DocumentView(
        number=number,
        source=document["source"],
        sha256=document["sha256"] or "",
        characters=tell(say("{characters} 字", characters=f"{document['characters']:,}")),
        projects=list(project_views(document, tell)),
        parts=list(_set(parts, text.set(), html, where)),
        findings=views,
        severities=severity_counts(findings, tell),
        rules=rules_of(views),
        claims=list(claim_views(document["claims"], figures.parts, where, tell)),
        verdicts=verdict_counts(document["claims"], tell),
        read=particulars(document, tell),
        waivers_error=error and error["message"],
        idle_waivers=[
            Notice(tell(why_idle(waiver)), waiver["reason"])
            for waiver in document.get("waivers", ())
            if not waiver["used"]
        ],
    )


def entry(document: report.Document, number: int, language: str) -> Entry:
    """Give the line of a document in the overview."""
    tell = partial(render, language=language)
    unnamed = tell(say("（未写项目名称）"))
    return Entry(
        number,
        document["source"],
        [project["name"] or unnamed for project in document["projects"]],
        status_counts(document["amounts"], tell),
        severity_counts(document["findings"], tell),
        document["error"],
    )


def totals(entries: Sequence[Entry]) -> list[Tally]:
    """Add up the counts of the overview, column by column."""
    read = [entry.statuses + entry.severities for entry in entries]
    return [
        column[0]._replace(number=sum(tally.number for tally in column))
        for column in zip(*read, strict=True)
    ]


def _figures(figures: Figures, tell: Tell) -> list[FigureName]:
    words = {status: tell(word.word) for status, word in STATUS.items()}
    return [FigureName(each.status, words[each.status], each.claims) for each in figures.all]


def _notes(findings: Iterable[FindingView], tell: Tell) -> list[NoteName]:
    return [
        NoteName(
            finding.severity.code,
            tell(say("问题 {number}，{severity}", number=finding.number, severity=word)),
            bool(finding.aside),
        )
        for finding in findings
        for word in (finding.severity.word,)
    ]


def _set(
    parts: Iterable[Part], places: Iterator[Place], html: MarkedHtml, where: Where
) -> Iterator[Set | SetTable]:
    """Put each place where it belongs."""
    for part in parts:
        if isinstance(part, Table):
            rows = [[_set_cell(cell, next(places), html) for cell in row] for row in part.rows]
            yield SetTable(part.head, rows)
        else:
            place = next(places)
            yield Set(part, html.of(place), _edge(place), where.line(part.span.start))


def _set_cell(cell: Cell, place: Place, html: MarkedHtml) -> Set:
    return Set(cell, html.of(place), "numeric" * cell.numeric + _edge(place))


def _edge(place: Place) -> str:
    return f" edged {place.edge}" if place.edged else ""
