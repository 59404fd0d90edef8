"""The log file: one run, written while its documents arrive (SARIF 2.1.0, OASIS Standard).

Results are written at once. Of each document only its address, its hash and what went wrong with it
are kept for the end, where SARIF wants them gathered.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from mingxi import __version__
from mingxi.documents.reading import Kind, suffix_of
from mingxi.reports import report
from mingxi.reports.sarif.addresses import uri_of
from mingxi.reports.sarif.descriptors import descriptor
from mingxi.reports.sarif.messages import message
from mingxi.reports.sarif.results import Setting, results
from mingxi.rules.registry import all_rules

VERSION: Final = "2.1.0"
SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_TAG: Final = {"zh": "zh-CN", "en": "en-US"}


def sarif_report(
    documents: Iterable[report.Document], language: str, *, compared: bool = False
) -> Iterator[str]:
    """Give the pieces of the log, in order; each document must hold its text.

    Places are lines, columns and offsets of the document's flat text, in code points. That is the
    file itself where it is plain text; every other artifact says so in ``properties.placesIn``.
    With ``compared`` the run knew a baseline: what is not in it is told as new.
    """
    gathered = _Gathered()
    setting = Setting(language, {rule.code: n for n, rule in enumerate(all_rules())}, compared)
    yield _opening(language)
    before = "\n"
    for document in documents:
        artifact = gathered.location_of(document)
        for result in results(document, artifact, setting):
            yield before + _json(result)
            before = ",\n"
    yield f"\n],{_members(gathered.closing)}}}]}}\n"


class _Gathered:
    """What is told of the documents after the results."""

    def __init__(self) -> None:
        # By address: a document that is named twice is one artifact (3.14.15).
        self._artifacts: dict[str, dict[str, Any]] = {}
        self._notifications: list[dict[str, Any]] = []

    def location_of(self, document: report.Document) -> dict[str, Any]:
        """Note a document and what went wrong with it, and give the location of its artifact."""
        uri = uri_of(document["source"])
        index = len(self._artifacts)
        artifact = self._artifacts.setdefault(uri, _artifact(document, uri, index))
        location: dict[str, Any] = artifact["location"]
        for error in (document["error"], document.get("waivers_error")):
            if error is not None:
                self._notifications.append(_notification(error, location))
        return location

    @property
    def closing(self) -> dict[str, Any]:
        """The members of the run that stand after the results."""
        invocation = {
            "executionSuccessful": not self._notifications,
            "toolExecutionNotifications": self._notifications,
        }
        return {"artifacts": list(self._artifacts.values()), "invocations": [invocation]}


def _opening(language: str) -> str:
    """Give everything that stands before the first result."""
    rules = [descriptor(rule, language) for rule in all_rules()]
    tag = _TAG[language]
    driver = {"name": "mingxi", "version": __version__, "language": tag, "rules": rules}
    log = _members({"version": VERSION, "$schema": SCHEMA})
    run = _members({"tool": {"driver": driver}, "language": tag, "columnKind": "unicodeCodePoints"})
    return f'{{{log},"runs":[{{{run},"results":['


def _artifact(document: report.Document, uri: str, index: int) -> dict[str, Any]:
    """Describe a document (3.24); the bytes of one that could not be opened have no hash."""
    is_text = suffix_of(document["source"]) in Kind.TEXT.value
    sha256 = document["sha256"]
    return {
        "location": {"uri": uri, "index": index},
        "roles": ["analysisTarget"],
        **({} if sha256 is None else {"hashes": {"sha-256": sha256}}),
        "properties": {"placesIn": "file" if is_text else "flatText"},
    }


def _notification(error: report.Error, location: dict[str, Any]) -> dict[str, Any]:
    """Tell why a document, or its waivers, could not be read (3.58)."""
    return {
        "descriptor": {"id": error["code"]},
        "level": "error",
        "message": message(error["message"]),
        "locations": [{"physicalLocation": {"artifactLocation": location}}],
    }


def _members(members: dict[str, Any]) -> str:
    """Write members without the braces around them."""
    return _json(members)[1:-1]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
