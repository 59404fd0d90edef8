"""What is added to a report once its document was checked.

Findings that other documents brought about come first; then a person's decisions are laid over all
of them: what was waived with a reason, and what was known before.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter

from mingxi.languages import Message, render
from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.document_report import told_findings
from mingxi.rules.runner import Reported
from mingxi.rules.waivers import Waiver

_PLACE = itemgetter("start", "end", "rule")


def with_more_findings(
    document: report.Document, findings: Iterable[Reported], text: str, language: str
) -> report.Document:
    """Put further findings in their places."""
    told = told_findings(findings, text, language)
    if not told:
        return document
    return {**document, "findings": sorted((*document["findings"], *told), key=_PLACE)}


def with_waivers(
    document: report.Document, waivers: Sequence[Waiver], text: str, today: date
) -> report.Document:
    """Set aside what a waiver covers, and tell of every waiver what became of it.

    The first one that holds on the day ``today`` gives the reason.
    """
    by_rule = defaultdict(list)
    for place, waiver in enumerate(waivers):
        if not waiver.has_expired(today):
            by_rule[waiver.rule].append((place, waiver))
    used = set[int]()
    findings: list[report.Finding] = []
    for finding in document["findings"]:
        span = Span(finding["start"], finding["end"])
        covering = [
            (place, waiver)
            for place, waiver in by_rule.get(finding["rule"], ())
            if waiver.covers(finding["rule"], span, text)
        ]
        used.update(place for place, _ in covering)
        findings.append({**finding, "waived": covering[0][1].reason} if covering else finding)
    told = [
        _waiver(waiver, used=place in used, expired=waiver.has_expired(today))
        for place, waiver in enumerate(waivers)
    ]
    return {**document, "findings": findings, "waivers": told}


def with_broken_waivers(
    document: report.Document, code: str, message: Message, language: str
) -> report.Document:
    """Tell why the waivers could not be followed; every finding stands."""
    return {**document, "waivers_error": {"code": code, "message": render(message, language)}}


def with_baseline(document: report.Document, known: Iterable[bool]) -> report.Document:
    """Mark the findings that a baseline knows; ``known`` has one answer to each of them.

    A waived finding was set aside already.
    """
    findings: list[report.Finding] = [
        {**finding, "baseline": answer and finding["waived"] is None}
        for finding, answer in zip(document["findings"], known, strict=True)
    ]
    return {**document, "findings": findings}


def _waiver(waiver: Waiver, *, used: bool, expired: bool) -> report.Waiver:
    return {
        "rule": waiver.rule,
        "text": waiver.text,
        "reason": waiver.reason,
        "by": waiver.by,
        "until": None if waiver.until is None else waiver.until.isoformat(),
        "used": used,
        "expired": expired,
    }
