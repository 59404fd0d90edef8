"""The workbook as a whole: four lists, filled while the documents arrive."""

import shutil
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from mingxi.documents.own_reports import GENERATOR
from mingxi.languages import render, say
from mingxi.reports import report
from mingxi.reports.workbook_report.claims_list import ClaimsList
from mingxi.reports.workbook_report.documents_list import DocumentsList
from mingxi.reports.workbook_report.findings_list import FindingsList
from mingxi.reports.workbook_report.rules_list import RulesList
from mingxi.reports.workbook_report.styles import styles_in
from mingxi.reports.workbook_report.table import Paper
from mingxi.reports.workbook_report.whereabouts import Whereabouts

# The same documents give the same bytes: a workbook tells no day of its own.
_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)


def write_workbook(documents: Iterable[report.Document], language: str, target: BinaryIO) -> None:
    """Write the list of what was found; each document must hold its text, and may hold its blocks.

    Only one document is held at a time; the rows wait in temporary files. Where a document raises,
    nothing is written to ``target``: half a list would pass for a whole one.
    """
    with tempfile.TemporaryDirectory(prefix="mingxi-", ignore_cleanup_errors=True) as folder:
        whole = Path(folder, "list.xlsx")
        with Workbook(whole, {"constant_memory": True, "tmpdir": folder}) as book:
            title = render(say("核对清单"), language)
            book.set_properties({"title": title, "author": GENERATOR, "created": _CREATED})
            _fill(Paper(book, styles_in(book), language), documents)
        with whole.open("rb") as file:
            shutil.copyfileobj(file, target)


def _fill(paper: Paper, documents: Iterable[report.Document]) -> None:
    """Fill the lists, which stand in the workbook in this order."""
    findings, files = FindingsList(paper), DocumentsList(paper)
    claims, rules = ClaimsList(paper), RulesList(paper)
    for document in documents:
        places = Whereabouts(document, paper.language)
        findings.add(document, places)
        files.add(document)
        claims.add(document, places)
        rules.add(document)
    for filled in (findings, files, claims, rules):
        filled.close()
