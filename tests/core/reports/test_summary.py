"""The summary counts what passes by."""

from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.document_report import report_error
from mingxi.reports.summary import Tally

UNREAD = report_error("坏.docx", None, "unreadable-docx", say("坏了"), "zh")


def test_everything_starts_at_nought() -> None:
    assert Tally().summary == {
        "documents": 0,
        "amounts": 0,
        "claims": {"holds": 0, "rounded": 0, "fails": 0, "undecided": 0},
        "findings": {"error": 0, "warning": 0, "info": 0},
    }


def test_documents_are_handed_on_and_counted(document: report.Document) -> None:
    tally = Tally()
    assert list(tally.counting([document, UNREAD])) == [document, UNREAD]
    assert tally.unread == 1
    assert tally.summary == {
        "documents": 2,
        "amounts": 6,
        "claims": {"holds": 1, "rounded": 0, "fails": 1, "undecided": 1},
        "findings": {"error": 1, "warning": 0, "info": 1},
    }


def test_a_waived_finding_no_longer_counts(document: report.Document) -> None:
    document["findings"][0]["waived"] = "县长办公会同意"
    tally = Tally()
    list(tally.counting([document]))
    assert tally.summary["findings"]["error"] == 0
