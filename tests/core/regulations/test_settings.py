"""Reading the members of a settings file (settings)."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from mingxi.languages import render
from mingxi.quantities import Money
from mingxi.regulations.settings import (
    SettingsError,
    amount_from,
    day_from,
    known_members,
    text_from,
)


@pytest.mark.parametrize("value", ["300", 300, Decimal("300.00"), " 300 "], ids=repr)
def test_an_amount_is_written_as_text_or_as_a_number(value: object) -> None:
    assert amount_from(value, "cap") == Money(30_000)


@pytest.mark.parametrize(
    "value", ["三百", "", "0", -5, True, "300.005", "NaN", "Infinity", None, [300]], ids=repr
)
def test_what_is_no_amount_is_refused_with_its_place(value: object) -> None:
    with pytest.raises(SettingsError) as refused:
        amount_from(value, "[[place.standards]] cap")
    assert "[[place.standards]] cap 应当是以元为单位的正数" in render(refused.value.message, "zh")


def test_a_day_is_a_date_without_a_time() -> None:
    assert day_from(date(2024, 1, 1), "from") == date(2024, 1, 1)
    for value in ("2024-01-01", datetime(2024, 1, 1, 8), 2024):  # noqa: DTZ001  # TOML's own
        with pytest.raises(SettingsError):
            day_from(value, "from")


def test_a_text_is_not_empty() -> None:
    assert text_from(" 蘅川县 ", "name") == "蘅川县"
    for value in ("", "  ", 5):
        with pytest.raises(SettingsError):
            text_from(value, "name")


def test_an_unknown_member_is_told_with_those_there_are() -> None:
    known_members({"cap": 1}, ["cap", "per"], "[x]")
    with pytest.raises(SettingsError) as refused:
        known_members({"cup": 1}, ["cap", "per"], "[x]")
    assert "[x] 中没有“cup”这一项。可以设置的有：cap、per。" in render(refused.value.message, "zh")
