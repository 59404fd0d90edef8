"""A reading and its findings as the report on one document."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from mingxi import __version__
from mingxi.documents.document import Block as DocumentBlock
from mingxi.documents.document import Table as DocumentTable
from mingxi.languages import Message, render, say
from mingxi.places import Operand, Span
from mingxi.projects import project_text
from mingxi.projects.claims.claim import Claim, Verdict
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Citation, Figure
from mingxi.quantities.money import plain_number
from mingxi.reports import report
from mingxi.rules.runner import Reported


class Wishes(NamedTuple):
    """What the reader of a report asks for beyond its fixed members."""

    language: str = "zh"
    with_text: bool = False
    with_places: bool = False


def report_document(
    reading: Reading, findings: Iterable[Reported], wishes: Wishes
) -> report.Document:
    """Tell of one reading; linear in what was read, but for sorting.

    Raises CatalogueMissingError where the language asked for was never compiled.
    """
    document = reading.document
    told: report.Document = {
        "source": printable(document.source),
        "sha256": document.sha256,
        "error": None,
        "characters": len(document.text),
        "projects": [
            _project(project, explained)
            for project, explained in zip(reading.projects, reading.explained, strict=True)
        ],
        "amounts": _amounts(reading),
        "citations": [_citation(citation) for citation in reading.citations],
        "claims": [
            _claim(claim, ordinal, wishes.language)
            for ordinal, claim in enumerate(reading.claims, start=1)
        ],
        "findings": told_findings(findings, document.text, wishes.language, reading.claims),
    }
    if wishes.with_text:
        told["text"] = document.text
    if wishes.with_places:
        told["blocks"] = list(_blocks(document.blocks))
        told["tables"] = [_table(table) for table in document.tables]
    return told


def report_error(
    source: str, sha256: str | None, code: str, message: Message, language: str
) -> report.Document:
    """Tell of a document that could not be read; ``sha256`` is None if its bytes were not had."""
    return {
        "source": printable(source),
        "sha256": sha256,
        "error": {"code": code, "message": render(message, language)},
        "characters": 0,
        "projects": [],
        "amounts": [],
        "citations": [],
        "claims": [],
        "findings": [],
    }


def report_mistake(
    source: str, sha256: str | None, mistake: str | Message, language: str
) -> report.Document:
    """Tell of a document on which Mingxi itself failed, and how to report that."""
    message = say(
        "明细在处理这份文档时自身出错（{mistake}），文档未必有问题。"
        "请设置 MINGXI_DEBUG=1 重新运行，把输出连同版本号 {version} 告诉维护者。",
        mistake=mistake,
        version=__version__,
    )
    return report_error(source, sha256, "internal-error", message, language)


def printable(source: str) -> str:
    """Give a path that any encoding can hold: bytes of its name that are not UTF-8 become ``�``."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _project(
    project: project_text.ProjectText, explained: tuple[int, int] | None
) -> report.Project:
    return {
        "start": project.start,
        "end": project.end,
        "name": project.name,
        "year": project.year,
        "unit": project.unit,
        "arranged": project.arranged,
        "sections": [
            {"key": part.key.value, "title": part.title, "start": part.start, "end": part.end}
            for part in project.sections
        ],
        "funding": [
            {"level": share.level.value, "amount": share.amount} for share in project.funding
        ],
        "items": [_item(item) for item in project.items],
        "instalments": [
            {
                "what": instalment.what,
                "from": instalment.first,
                "to": instalment.last,
                "amount": instalment.amount,
                "kind": instalment.kind.value,
            }
            for instalment in project.instalments
        ],
        "indicators": [_indicator(indicator) for indicator in project.indicators],
        "explained": explained and {"asked": explained[0], "explained": explained[1]},
    }


def _item(item: project_text.Item) -> report.Item:
    return {
        "label": item.label,
        "amount": item.amount,
        "start": item.start,
        "end": item.end,
        "items": [_item(child) for child in item.items],
    }


def _indicator(indicator: project_text.Indicator) -> report.Indicator:
    return {
        "level1": indicator.level1,
        "level2": indicator.level2,
        "level3": indicator.level3,
        "horizon": indicator.horizon.value,
        "operator": indicator.operator,
        "target": indicator.target,
        "unit": indicator.unit,
    }


def _citation(citation: Citation) -> report.Citation:
    return {
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "title": citation.title,
        "number": citation.number,
    }


def _amounts(reading: Reading) -> list[report.Amount]:
    """Tell of every amount of money and what became of it."""
    amounts = sorted((f for f in reading.figures if f.is_money), key=attrgetter("start"))
    refuted = _touched(amounts, _refuted(reading.claims))
    proven = _touched(amounts, _proven(reading.claims))
    return [
        {
            "start": amount.start,
            "end": amount.end,
            "text": amount.text,
            "fen": amount.fen,
            "status": "contradicted" if wrong else "proven" if right else "unexplained",
            "written_to_fen": max(1, int(amount.step * 100)),
        }
        for amount, wrong, right in zip(amounts, refuted, proven, strict=True)
    ]


def _refuted(claims: Iterable[Claim]) -> Iterator[Span]:
    """Give the results that their own statement contradicts."""
    return (claim.result for claim in claims if claim.fails)


def _proven(claims: Iterable[Claim]) -> Iterator[Span]:
    """Give the results that follow and the values they follow from."""
    for claim in claims:
        if claim.verdict in (Verdict.HOLDS, Verdict.ROUNDED):
            yield claim.result
            yield from (operand.span for operand in claim.operands)


def _touched(amounts: Sequence[Figure], spans: Iterable[Span]) -> Iterator[bool]:
    """Tell of each amount, in text order, whether one of the spans shares a character with it.

    One sweep over both: the spans are first united, so that the next one that ends after the
    amount's start decides.
    """
    united = _united(spans)
    current = next(united, None)
    for amount in amounts:
        while current is not None and current.end <= amount.start:
            current = next(united, None)
        yield current is not None and current.start < amount.end


def _united(spans: Iterable[Span]) -> Iterator[Span]:
    """Give the union of the spans as disjoint ones, in order."""
    open_one: Span | None = None
    for span in sorted(spans):
        if open_one is not None and span.start <= open_one.end:
            open_one = open_one.cover(span)
            continue
        if open_one is not None:
            yield open_one
        open_one = span
    if open_one is not None:
        yield open_one


def _claim(claim: Claim, ordinal: int, language: str) -> report.Claim:
    return {
        "id": _claim_id(ordinal),
        "kind": claim.kind.value,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "result": {"start": claim.result.start, "end": claim.result.end},
        "unit": claim.unit,
        "stated": _decimal(claim.stated),
        "computed": _decimal(claim.computed),
        "verdict": claim.verdict.value,
        "because": render(claim.because, language),
        "operands": [_operand(operand) for operand in claim.operands],
        "proposal": claim.proposal and render(claim.proposal, language),
    }


def _claim_id(ordinal: int) -> str:
    return f"c{ordinal}"


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else plain_number(value)


def _operand(operand: Operand) -> report.Operand:
    return {
        "start": operand.span.start,
        "end": operand.span.end,
        "text": operand.text,
        "value": plain_number(operand.value),
        "unit": operand.unit,
    }


def told_findings(
    findings: Iterable[Reported], text: str, language: str, claims: Iterable[Claim] = ()
) -> list[report.Finding]:
    """Tell of findings in the document ``text``.

    A claim is known by identity, which is what a rule hands on.
    """
    ids = {id(claim): _claim_id(n) for n, claim in enumerate(claims, start=1)}
    tell = partial(render, language=language)
    return [
        {
            "rule": finding.code,
            "name": finding.name,
            "severity": finding.severity.value,
            "start": finding.span.start,
            "end": finding.span.end,
            "text": text[finding.span.start : finding.span.end],
            "message": tell(finding.message),
            "suggestion": finding.suggestion and tell(finding.suggestion),
            "claims": [ids[id(claim)] for claim in finding.claims if id(claim) in ids],
            "waived": None,
            "baseline": False,
        }
        for finding in findings
    ]


def _blocks(blocks: Iterable[DocumentBlock]) -> Iterator[report.Block]:
    """Tell where each block stood; paragraphs are counted without the table cells between them."""
    paragraph = 0
    for block in blocks:
        told: report.Block = {"start": block.start, "end": block.end}
        if block.table is None:
            told["paragraph"] = paragraph
            paragraph += 1
        else:
            told["table"] = block.table
            told["row"] = block.row or 0
            told["cell"] = block.column or 0
        if block.page is not None:
            told["page"] = block.page
        if block.level is not None:
            told["level"] = block.level
        yield told


def _table(table: DocumentTable) -> report.Table:
    return {
        "start": table.start,
        "end": table.end,
        "rows": [
            [
                {
                    "start": cell.start,
                    "end": cell.end,
                    "column": cell.column,
                    "columns": cell.column_span,
                    "rows": cell.row_span,
                }
                for cell in row
            ]
            for row in table.cells
        ],
    }
