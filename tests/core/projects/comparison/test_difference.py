"""The values of a difference."""

from decimal import Decimal

from mingxi.languages import say
from mingxi.projects.comparison.difference import (
    Change,
    Difference,
    Places,
    Stated,
    Topic,
    Weight,
    percent_of_change,
)


def _difference(old: Stated | None, new: Stated | None) -> Difference:
    message = say("{nothing}", nothing="")
    places = Places(None, None)
    return Difference(Topic.AMOUNT, Change.GREW, Weight.INFO, message, places, old, new)


def test_a_change_is_the_new_value_less_the_old_one() -> None:
    told = _difference(Stated("18万元", Decimal(180_000)), Stated("18.36万元", Decimal(183_600)))
    assert told.difference == 3600
    assert told.percent == 2


def test_without_both_values_there_is_no_change() -> None:
    for old, new in ((None, Stated("3人", Decimal(3))), (Stated("年底前"), Stated("9月底前"))):
        assert _difference(old, new).difference is None
        assert _difference(old, new).percent is None


def test_percent_is_rounded_to_a_tenth_and_unknown_from_zero() -> None:
    assert percent_of_change(Decimal(126), Decimal(131)) == Decimal("4.0")
    assert percent_of_change(Decimal(3), Decimal(2)) == Decimal("-33.3")
    assert percent_of_change(Decimal(0), Decimal(2)) is None


def test_a_number_of_many_digits_has_a_percent_too() -> None:
    assert percent_of_change(Decimal(1), Decimal(10) ** 40) is not None
