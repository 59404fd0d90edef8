"""The invented document as the page is given it: with its text, its blocks and its tables."""

import pytest

from mingxi.projects.reading import Reading
from mingxi.reports import report
from mingxi.reports.document_report import Wishes, report_document
from mingxi.rules.runner import Reported


@pytest.fixture
def document(reading: Reading, findings: tuple[Reported, ...]) -> report.Document:
    """The whole report on it."""
    return report_document(reading, findings, Wishes(with_text=True, with_places=True))
