"""One text from its bytes to everything that is kept of its check: pure, slow, without rows.

It runs in the worker alone. What reads the file a second time (the copy with comments) is made here
as well, so that no web process ever opens what was handed in.
"""

import io
import json
import logging
from pathlib import PurePosixPath
from typing import NamedTuple, cast

from mingxi.documents import DocumentError
from mingxi.reports import report
from mingxi.reports.checking import checked_safely
from mingxi.reports.document_report import Wishes
from mingxi.reports.json_report import json_report
from mingxi.reports.page import page_report
from mingxi.reports.sarif import sarif_report
from mingxi.reports.summary import Tally
from mingxi.reports.word_report import word_report
from mingxi.reports.workbook_report import write_workbook

LANGUAGE = "zh"
LOG = logging.getLogger(__name__)


class Counts(NamedTuple):
    """The figures of one report."""

    errors: int
    warnings: int
    infos: int
    proven: int
    contradicted: int
    undecided: int


class Outcome(NamedTuple):
    """What is kept of a check: the report in the forms that are costly to make, and its figures.

    ``error`` is the code of why the file could not be read, else empty; then there is no page to
    show and no copy with comments. ``commented`` is also None where the text is too long for Word.
    """

    report: bytes
    page: bytes
    commented: bytes | None
    error: str
    counts: Counts


def checked_text(name: str, content: bytes) -> Outcome:
    """Check one file and make its reports."""
    wishes = Wishes(LANGUAGE, with_text=True, with_places=True)
    document = checked_safely(name, content, wishes).document
    error = document["error"]
    return Outcome(
        report="".join(json_report([document], LANGUAGE)).encode(),
        page="".join(page_report([document], LANGUAGE)).encode(),
        commented=None if error else _commented(document, content),
        error=error["code"] if error else "",
        counts=_counts(document),
    )


def document_of(kept: bytes) -> report.Document:
    """Give the report on the one document out of the kept JSON."""
    told = cast("report.Report", json.loads(kept))
    return told["documents"][0]


def report_name(text_name: str, ending: str) -> str:
    """Name a form of the report after its text: ``培训.docx`` → ``培训-核对.xlsx``."""
    return f"{PurePosixPath(text_name).stem}-核对.{ending}"


def workbook_of(kept: bytes) -> bytes:
    """Make the list of findings as a workbook out of the kept JSON."""
    book = io.BytesIO()
    write_workbook([document_of(kept)], LANGUAGE, book)
    return book.getvalue()


def sarif_of(kept: bytes) -> bytes:
    """Make the SARIF log out of the kept JSON."""
    return "".join(sarif_report([document_of(kept)], LANGUAGE, compared=False)).encode()


def _commented(document: report.Document, content: bytes) -> bytes | None:
    try:
        return word_report(document, content, LANGUAGE)
    except DocumentError:
        return None
    except Exception as mistake:  # noqa: BLE001 - the report itself stands; the copy is left out
        # Named by type alone: its text could quote the document.
        LOG.error("word_report failed: %s", type(mistake).__name__)  # noqa: TRY400 - as said
        return None


def _counts(document: report.Document) -> Counts:
    tally = Tally()
    tally.count(document)
    findings, claims = tally.summary["findings"], tally.summary["claims"]
    return Counts(
        errors=findings["error"],
        warnings=findings["warning"],
        infos=findings["info"],
        proven=claims["holds"] + claims["rounded"],
        contradicted=claims["fails"],
        undecided=claims["undecided"],
    )
