"""What is added to a report once its document was checked: findings, waivers, a baseline."""

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.reports import report
from mingxi.reports.json_report import json_report
from mingxi.reports.schema import schema_text
from mingxi.reports.setting_aside import (
    with_baseline,
    with_broken_waivers,
    with_more_findings,
    with_waivers,
)
from mingxi.rules.finding import Severity
from mingxi.rules.runner import Reported
from mingxi.rules.waivers import Waiver

TODAY = date(2026, 6, 30)
HELD = Waiver("AR101", "县长办公会同意", "共0.8万元", until=TODAY)
EXPIRED = Waiver("BU101", "去年同意", until=date(2025, 12, 31))


def waived(document: report.Document, *waivers: Waiver) -> report.Document:
    return with_waivers(document, waivers, document["text"], TODAY)


def reasons(document: report.Document) -> list[str | None]:
    return [finding["waived"] for finding in document["findings"]]


def fates(document: report.Document) -> list[tuple[str, bool, bool]]:
    return [(each["rule"], each["used"], each["expired"]) for each in document["waivers"]]


def is_valid(document: report.Document) -> bool:
    whole = json.loads("".join(json_report([document], "zh")))
    return Draft202012Validator(json.loads(schema_text())).is_valid(whole)


def test_further_findings_stand_in_their_places(document: report.Document) -> None:
    spans = (Span(0, 2), Span(document["characters"] - 2, document["characters"] - 1))
    more = [
        Reported("XD101", "elsewhere", Severity.INFO, span, say("别处"), None, ()) for span in spans
    ]
    told = with_more_findings(document, more, document["text"], "zh")
    assert [f["rule"] for f in told["findings"]] == ["XD101", "AR101", "BU101", "XD101"]
    assert told["findings"][0]["text"] == document["text"][:2]
    assert is_valid(told)


def test_a_waived_finding_keeps_its_place_and_gains_a_reason(document: report.Document) -> None:
    told = waived(document, HELD)
    assert reasons(told) == ["县长办公会同意", None]
    assert fates(told) == [("AR101", True, False)]
    assert is_valid(told)


def test_an_expired_waiver_sets_nothing_aside_and_is_told(document: report.Document) -> None:
    told = waived(document, EXPIRED)
    assert reasons(told) == [None, None]
    assert fates(told) == [("BU101", False, True)]
    assert told["waivers"][0]["until"] == "2025-12-31"


@pytest.mark.parametrize("other", [HELD._replace(rule="AR102"), HELD._replace(text="共9万元")])
def test_a_waiver_that_covers_nothing_is_told(document: report.Document, other: Waiver) -> None:
    told = waived(document, other)
    assert reasons(told) == [None, None]
    assert [fate[1:] for fate in fates(told)] == [(False, False)]


def test_of_two_waivers_the_first_gives_the_reason_and_both_are_used(
    document: report.Document,
) -> None:
    told = waived(document, HELD, HELD._replace(reason="另有说明", text=None))
    assert reasons(told)[0] == "县长办公会同意"
    assert [used for _, used, _ in fates(told)] == [True, True]


def test_waivers_that_cannot_be_followed_leave_every_finding(document: report.Document) -> None:
    told = with_broken_waivers(document, "broken-waivers", say("第1条有误"), "zh")
    assert told["waivers_error"] == {"code": "broken-waivers", "message": "第1条有误"}
    assert told["findings"] == document["findings"]
    assert is_valid(told)


def test_what_a_baseline_knows_is_marked_unless_it_is_waived(document: report.Document) -> None:
    known = [finding["baseline"] for finding in with_baseline(document, [True, False])["findings"]]
    assert known == [True, False]
    again = with_baseline(waived(document, HELD), [True, True])
    assert [finding["baseline"] for finding in again["findings"]] == [False, True]


def test_the_report_that_was_given_stays_as_it_is(document: report.Document) -> None:
    before = json.dumps(document)
    with_baseline(waived(document, HELD), [True, True])
    assert json.dumps(document) == before
