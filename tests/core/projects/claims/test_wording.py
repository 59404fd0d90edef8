from decimal import Decimal

import pytest

from mingxi.languages import render
from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Verdict
from mingxi.projects.claims.wording import (
    added,
    calculation,
    factor,
    operand_of,
    shown,
    unit_with_standard,
)
from mingxi.prose.amounts import figures_in


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("2,550元", "元"),
        ("每人2,550元", "元/人"),
        ("每人每月2,550元", "元/(人·月)"),
        ("每个社区2,550元", "元/个"),
        ("每百公里2,550元", "元/100公里"),
        ("单价2,550元", "元"),
        ("每期45人", "人/期"),
    ],
)
def test_a_standard_shows_what_it_is_for_one_of(text: str, unit: str) -> None:
    assert unit_with_standard(figures_in(text)[-1]) == unit


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("每人每月2,550元", "2,550元/(人·月)"),
        ("18.36万元", "183,600元"),
        ("12个月", "12个月"),
        ("6名", "6名"),
        ("0.08%", "0.08%"),
        ("3×", "3"),
    ],
)
def test_a_factor_is_written_as_a_clerk_would(text: str, written: str) -> None:
    assert factor(figures_in(text)[-1]) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [("183600", "183,600元"), ("8233.333333", "8,233.3333元"), ("0.5", "0.5元")],
)
def test_a_value_shows_at_most_four_decimals(value: str, written: str) -> None:
    assert shown(Decimal(value), "元") == written


@pytest.mark.parametrize(
    ("verdict", "mark"),
    [
        (Verdict.HOLDS, "✓"),
        (Verdict.ROUNDED, "≈"),
        (Verdict.FAILS, "✗"),
        (Verdict.UNDECIDED, "?"),
    ],
)
def test_the_line_ends_with_what_the_text_says_and_how_it_compares(
    verdict: Verdict, mark: str
) -> None:
    line = calculation("2 × 3", Decimal(6), "元", "六元", verdict)
    assert render(line, "zh") == f"2 × 3 = 6元 {mark} 六元"


def test_parts_are_added_as_they_stand() -> None:
    assert added(figures_in("15.30万元、3.06万元")) == "15.30万元 + 3.06万元"


def test_an_operand_keeps_place_text_value_and_unit() -> None:
    (figure,) = figures_in("每人20元")
    assert operand_of(figure) == Operand(Span(2, 5), "20元", Decimal(20), "元/人")
