"""The summary counts what passes by."""

import pytest

from mingxi.languages import say
from mingxi.reports import report
from mingxi.reports.document_report import report_error
from mingxi.reports.setting_aside import with_broken_waivers
from mingxi.reports.summary import Tally

UNREAD = report_error("坏.docx", None, "unreadable-docx", say("坏了"), "zh")


def test_everything_starts_at_nought() -> None:
    assert Tally().summary == {
        "documents": 0,
        "amounts": 0,
        "claims": {"holds": 0, "rounded": 0, "fails": 0, "undecided": 0},
        "findings": {"error": 0, "warning": 0, "info": 0},
        "rules": {},
        "waived": 0,
        "baseline": 0,
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
        "rules": {"AR101": 1, "BU101": 1},
        "waived": 0,
        "baseline": 0,
    }


@pytest.mark.parametrize(
    ("waived", "baseline", "counted"),
    [("县长办公会同意", False, (1, 0)), (None, True, (0, 1)), ("县长办公会同意", True, (1, 0))],
)
def test_what_was_set_aside_is_counted_apart(
    document: report.Document, waived: str | None, baseline: bool, counted: tuple[int, int]
) -> None:
    document["findings"][0]["waived"] = waived
    document["findings"][0]["baseline"] = baseline
    tally = Tally()
    list(tally.counting([document]))
    assert tally.summary["findings"] == {"error": 0, "warning": 0, "info": 1}
    assert tally.summary["rules"] == {"BU101": 1}
    assert (tally.summary["waived"], tally.summary["baseline"]) == counted


def test_waivers_that_cannot_be_followed_are_counted(document: report.Document) -> None:
    tally = Tally()
    broken = with_broken_waivers(document, "broken-waivers", say("坏了"), "zh")
    list(tally.counting([document, broken]))
    assert tally.unfollowed == 1
