"""The catalogue is complete and consistent without a table (registry, rule)."""

import pytest

from mingxi.documents.document import Document
from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading
from mingxi.regulations import NOWHERE
from mingxi.rules import Family, Rule, across_rules, all_rules, document_rules, rule_of
from mingxi.rules.contradiction import DETAILS as QUESTIONS

DETAILS = ["", "growth", "share", *sorted(QUESTIONS)]


def test_rules_come_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes)
    assert codes


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_explains_itself(rule: Rule) -> None:
    assert rule.title.endswith("。")
    assert rule.why
    assert rule.source
    assert rule.bad != rule.good


def test_every_rule_is_asked_of_one_document_or_across_documents() -> None:
    assert {*document_rules(), *across_rules()} == set(all_rules())
    assert {rule.family for rule in across_rules()} == {Family.ACROSS}
    assert Family.ACROSS not in {rule.family for rule in document_rules()}


def test_a_rule_is_known_by_code_in_any_case_and_by_name() -> None:
    assert rule_of("ar102") is rule_of("AR102") is rule_of("sum-mismatch")


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        rule_of("AR999")


@pytest.mark.parametrize("kind", ClaimKind)
@pytest.mark.parametrize("detail", DETAILS)
def test_every_way_a_claim_fails_is_reported_by_exactly_one_rule(
    kind: ClaimKind, detail: str
) -> None:
    claim = Claim(
        kind, Span(0, 4), "共三万元", Span(0, 4), "元", None, None, Verdict.FAILS, say("不等"),
        detail=detail,
    )  # fmt: skip
    reading = Reading(Document("case.txt", "", "共三万元"), (), (), (), (), (), (claim,), ())
    loud = [
        rule.code
        for rule in document_rules()
        if any(claim in found.claims for found in rule.check(reading, NOWHERE))
    ]
    assert len(loud) == 1
