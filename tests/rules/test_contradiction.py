"""How a failing claim is spoken of: by how much, in which words, how gravely."""

from dataclasses import replace
from decimal import Decimal

import pytest

from mingxi.documents.document import Document
from mingxi.languages import Message, render, say
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Figure
from mingxi.rules import Severity
from mingxi.rules.contradiction import (
    Question,
    contradiction,
    facts,
    failing,
    question_of,
    worded,
)

TEXT = "两项共计8.6万元"
CLAIM = Claim(
    ClaimKind.SUM, Span(0, 9), TEXT, Span(4, 9), "元", Decimal(86_000), Decimal(90_000),
    Verdict.FAILS, say("7.5万元 + 1.5万元 = 9万元"), proposal=say("改为9万元"),
)  # fmt: skip
READING = Reading(Document("case.txt", "", TEXT), (), (), (), (), (), (CLAIM,), ())


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("4000", "元", "4,000元"),
        ("1098400", "元", "109.84万元"),
        ("40", "元", "40元"),
        ("12345.67", "元", "12,345.67元"),
        ("1200", "户", "1,200户"),
        ("0.4", "公里", "0.4公里"),
    ],
)
def test_values_are_worded_as_a_clerk_would(value: str, unit: str, words: str) -> None:
    assert worded(Decimal(value), unit) == words


def test_a_difference_of_percentages_is_told_in_points_in_either_language() -> None:
    points = worded(Decimal("0.024607709"), "%")
    assert isinstance(points, Message)
    assert render(points, "zh") == "0.0246个百分点"
    assert render(points, "en") == "0.0246 percentage points"


def test_the_facts_of_a_claim_fill_its_message() -> None:
    message = say("“{stated}”：{because}，{difference}", **facts(READING, CLAIM))
    assert render(message, "zh") == "“8.6万元”：7.5万元 + 1.5万元 = 9万元，少4,000元"


def test_too_much_and_unknown_differences_are_said() -> None:
    much = CLAIM._replace(stated=Decimal(94_000))
    unknown = CLAIM._replace(computed=None)
    said = [facts(READING, claim)["difference"] for claim in (much, unknown)]
    assert [render(message, "zh") for message in said] == ["多4,000元", "差额无法确定"]  # type: ignore[arg-type]


def test_a_certain_failure_is_an_error_and_another_a_doubt() -> None:
    message = say("不符")
    assert contradiction(CLAIM, message).severity is Severity.ERROR
    doubt = contradiction(CLAIM._replace(certain=False), message)
    assert doubt.severity is Severity.WARNING
    assert doubt.span == CLAIM.result
    assert doubt.suggestion == say("改为9万元")
    assert doubt.claims[0].certain is False


def test_a_detail_with_its_own_question_leaves_its_kind() -> None:
    column = replace(READING, claims=(CLAIM._replace(detail="column"),))
    assert list(failing(READING, Question.SUM)) == [CLAIM]
    assert not list(failing(column, Question.SUM))
    assert list(failing(column, Question.COLUMN)) == list(column.claims)


@pytest.mark.parametrize(
    ("computed", "question"),
    [
        ("860000000", Question.UNIT_SLIP),
        ("8.6", Question.UNIT_SLIP),
        ("86800", Question.TRUNCATION),
        ("85200", Question.SUM),
        ("90000", Question.SUM),
    ],
)
def test_a_slip_of_the_unit_and_a_tail_cut_off_are_questions_of_their_own(
    computed: str, question: Question
) -> None:
    figure = Figure(4, 9, "8.6万元", Decimal(86_000), "元", Decimal(1_000), "元")
    reading = replace(READING, figures=(figure,))
    claim = CLAIM._replace(computed=Decimal(computed))
    assert question_of(reading, claim) is question


def test_a_claim_that_holds_is_no_contradiction() -> None:
    holds = replace(READING, claims=(CLAIM._replace(verdict=Verdict.HOLDS),))
    assert not list(failing(holds, Question.SUM))
