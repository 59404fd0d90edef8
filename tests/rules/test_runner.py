"""All rules over one reading: in reading order, each finding once, our own mistakes loud."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mingxi.documents.document import Document
from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules import Finding, Rule, Severity, runner
from mingxi.rules.runner import check

READING = Reading(Document("case.txt", "", "共三万元"), (), (), (), (), (), (), ())


def _rule(code: str, *findings: Finding) -> Rule:
    return Rule(code, "some-name", Severity.WARNING, "。", "", "", "", "", lambda _: findings)


def _in_force(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    monkeypatch.setattr(runner, "all_rules", lambda: rules)


def test_findings_come_by_place_and_then_by_code(monkeypatch: pytest.MonkeyPatch) -> None:
    late, early = Finding(Span(2, 4), say("后")), Finding(Span(0, 2), say("前"))
    _in_force(monkeypatch, _rule("AR102", late, early), _rule("AR101", late))
    assert [(found.span, found.code) for found in check(READING)] == [
        (Span(0, 2), "AR102"),
        (Span(2, 4), "AR101"),
        (Span(2, 4), "AR102"),
    ]


def test_the_same_finding_is_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = Finding(Span(0, 2), say("同"))
    _in_force(monkeypatch, _rule("AR101", finding, finding))
    assert len(check(READING)) == 1


def test_a_finding_may_be_graver_than_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Finding(Span(0, 2), say("常"))
    grave = Finding(Span(2, 4), say("重"), severity=Severity.ERROR)
    _in_force(monkeypatch, _rule("AR101", usual, grave))
    assert [found.severity for found in check(READING)] == [Severity.WARNING, Severity.ERROR]


def test_a_mistake_of_a_rule_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Reading) -> Iterator[Finding]:
        raise ZeroDivisionError
        yield

    _in_force(monkeypatch, replace(_rule("AR101"), check=broken))
    with pytest.raises(ZeroDivisionError):
        check(READING)
