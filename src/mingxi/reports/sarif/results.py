"""The findings of one document as SARIF results (3.27)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from mingxi.languages import render, say
from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.groups import Group, Lines, groups, section_at
from mingxi.reports.sarif.descriptors import LEVEL
from mingxi.reports.sarif.messages import message
from mingxi.rules.baseline import fingerprint


class Setting(NamedTuple):
    """What the results of a run have in common: its language, and where each rule is described.

    With ``compared`` the run knew a baseline, so that what is not in it is new.
    """

    language: str
    rules: dict[str, int]
    compared: bool = False


def results(
    document: report.Document, artifact: dict[str, Any], setting: Setting
) -> Iterator[dict[str, Any]]:
    """Tell of a document's findings, project by project; ``artifact`` is its location."""
    text = document.get("text", "")
    lines = Lines(text)
    for group in groups(document):
        for finding in group.findings:
            yield {
                "ruleId": finding["rule"],
                "ruleIndex": setting.rules[finding["rule"]],
                "level": LEVEL[finding["severity"]],
                "message": message(_told(finding, setting.language)),
                "locations": [_location(finding, group, artifact, lines)],
                "partialFingerprints": {"mingxiPassage/v1": _fingerprint(finding, text)},
                **_decided(finding, compared=setting.compared),
                **_suggested(finding),
            }


def _told(finding: report.Finding, language: str) -> str:
    """Say what was found; a suggestion is advice to a person, so it is no fix of SARIF's sort."""
    suggestion = finding["suggestion"]
    if suggestion is None:
        return finding["message"]
    said = say("{message}建议：{suggestion}", message=finding["message"], suggestion=suggestion)
    return render(said, language)


def _suggested(finding: report.Finding) -> dict[str, Any]:
    suggestion = finding["suggestion"]
    return {} if suggestion is None else {"properties": {"suggestion": suggestion}}


def _decided(finding: report.Finding, *, compared: bool) -> dict[str, Any]:
    """Tell what people decided of a finding earlier.

    A result without suppressions among suppressed ones must say that it has none (3.27.23).
    """
    reason = finding["waived"]
    waived = {"kind": "external", "status": "accepted", "justification": reason}
    decided: dict[str, Any] = {"suppressions": [] if reason is None else [waived]}
    if finding["baseline"]:
        decided["baselineState"] = "unchanged"
    elif compared:
        decided["baselineState"] = "new"
    return decided


def _fingerprint(finding: report.Finding, text: str) -> str:
    return fingerprint(text, Span(finding["start"], finding["end"]))


def _location(
    finding: report.Finding, group: Group, artifact: dict[str, Any], lines: Lines
) -> dict[str, Any]:
    physical = {"artifactLocation": artifact, "region": _region(finding, lines)}
    logical = list(_logical(finding, group))
    return {"physicalLocation": physical} | ({"logicalLocations": logical} if logical else {})


def _region(finding: report.Finding, lines: Lines) -> dict[str, Any]:
    """Give a place by lines and columns, one-based, and by offset, zero-based (3.30)."""
    start, end = finding["start"], finding["end"]
    return {
        "startLine": lines.of(start),
        "startColumn": lines.column(start),
        "endLine": lines.of(end),
        "endColumn": lines.column(end),
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": finding["text"]},
    }


def _logical(finding: report.Finding, group: Group) -> Iterator[dict[str, Any]]:
    """Name the project and its section, which a reader finds in any format."""
    project = None if group.project is None else group.project["name"]
    if project:
        yield {"name": project, "fullyQualifiedName": project, "kind": "project"}
    section = section_at(group.project, finding["start"])
    if section is not None:
        title = section["title"]
        full = f"{project}/{title}" if project else title
        yield {"name": title, "fullyQualifiedName": full, "kind": "section"}
