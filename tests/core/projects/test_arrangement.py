"""What a project costs and who gives it, against what it is arranged."""

from dataclasses import replace
from decimal import Decimal

import pytest

from mingxi.documents.document import Document
from mingxi.languages import say
from mingxi.places import Operand, Span
from mingxi.projects.arrangement import (
    contradicted,
    cost_of,
    costs_of,
    proven,
    rounding,
    tells_of_gap,
)
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.project_text import Item, ProjectText, Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.prose.amounts import figures_in

TEXT = """县级财政安排12万元。
1.清漂服务费8万元，2.宣传
1.清漂服务费8万元于6月支付。
2.宣传费于9月拨付4万元。
"""
FUNDING = Section(SectionKey.FUNDING, "", 0, 0, TEXT.index("1."))
PLAN = Section(
    SectionKey.PLAN,
    "",
    TEXT.index("1.清漂服务费8万元于"),
    TEXT.index("1.清漂服务费8万元于"),
    len(TEXT),
)
ARRANGED = Span(6, 10)
ITEMS = (Item("清漂服务费", 8_000_000, 12, 24), Item("宣传费", None, 24, 28))
PROJECT = ProjectText(
    0, len(TEXT), None, 2024, None, 12_000_000, ARRANGED, (FUNDING, PLAN), (), ITEMS
)
READING = Reading(Document("case.txt", "", TEXT), figures_in(TEXT), (), (), (), (PROJECT,), (), ())
TOTAL = Claim(
    ClaimKind.SUM, ARRANGED, "", ARRANGED, "元", Decimal(120_000), Decimal(120_000),
    Verdict.HOLDS, say("8万元 + 4万元"),
    tuple(Operand(Span(place, place + 3), "", Decimal(1), "元") for place in (20, 40)),
)  # fmt: skip


def test_an_item_costs_its_amount_else_that_of_its_parts() -> None:
    parts = (Item("甲", 300, 0, 1), Item("乙", None, 1, 2), Item("丙", 200, 2, 3))
    assert cost_of(Item("总", 900, 0, 3, parts)) == 900
    assert cost_of(Item("总", None, 0, 3, parts)) == 500
    assert cost_of(parts[1]) is None


def test_an_item_without_amount_costs_what_its_line_of_the_plan_says() -> None:
    assert costs_of(READING, PROJECT) == (8_000_000, 4_000_000)


def test_amounts_may_be_off_by_half_of_their_last_digit() -> None:
    assert rounding(READING, ARRANGED) == 500_000
    assert rounding(READING) == 0


@pytest.mark.parametrize("ending", ["缺口自筹。", "其余由单位解决。"])
def test_words_about_the_rest_tell_of_a_gap(ending: str) -> None:
    assert not tells_of_gap(READING, PROJECT)
    told = replace(READING, document=Document("case.txt", "", ending + TEXT))
    assert tells_of_gap(told, PROJECT)


def test_a_sum_that_gives_the_arrangement_proves_it() -> None:
    assert not proven(READING, PROJECT)
    assert proven(replace(READING, claims=(TOTAL,)), PROJECT)


def test_an_amount_in_a_failing_claim_is_contradicted_already() -> None:
    failing = TOTAL._replace(verdict=Verdict.FAILS)
    assert not contradicted(replace(READING, claims=(TOTAL,)), ARRANGED)
    assert contradicted(replace(READING, claims=(failing,)), ARRANGED)
    assert contradicted(replace(READING, claims=(failing,)), TOTAL.operands[0].span)
