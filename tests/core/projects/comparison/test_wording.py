"""Changes in words."""

from decimal import Decimal

import pytest

from mingxi.languages import render
from mingxi.projects.comparison.difference import Change, Stated
from mingxi.projects.comparison.wording import by_how_much, direction, signed_money


@pytest.mark.parametrize(
    ("old", "new", "unit", "said"),
    [
        (("18万元", 180_000), ("18.36万元", 183_600), "元", "+0.36万元，+2%"),
        (("200元", 200), ("210元", 210), "元", "+10元，+5%"),
        (("9,000元", 9_000), ("21,000元", 21_000), "元", "+1.2万元，+133.3%"),
        (("140人", 140), ("120人", 120), "人", "-20人，-14.3%"),
        (("92%", 92), ("90%", 90), "%", "-2个百分点"),
        (("0人", 0), ("3人", 3), "人", "+3人"),
    ],
)
def test_a_change_has_its_sign_its_unit_and_its_share(
    old: tuple[str, int], new: tuple[str, int], unit: str, said: str
) -> None:
    stated = [Stated(text, Decimal(value)) for text, value in (old, new)]
    assert render(by_how_much(*stated, unit), "zh") == said


def test_money_is_signed() -> None:
    assert signed_money(Decimal(-3600), in_wan=True) == "-0.36万元"
    assert signed_money(Decimal(-3600)) == "-3,600元"


def test_more_grew_and_less_fell() -> None:
    assert direction(Decimal(1), Decimal(2)) is Change.GREW
    assert direction(Decimal(2), Decimal(1)) is Change.FELL
