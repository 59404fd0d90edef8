"""The expenditure standards of a place (local_standards)."""

from datetime import date

import pytest

from mingxi.languages import render
from mingxi.quantities import Money
from mingxi.regulations import Fee, LocalStandard, SettingsError, locality_from

ENTRY = """
[[place.standards]]
category = "培训费"
per = ["人", "天"]
cap = "300"
source = "蘅财行〔2018〕6号"
from = 2018-01-01
until = 2024-06-30
"""


def only(settings: str) -> LocalStandard:
    (standard,) = locality_from(settings).standards
    return standard


def test_an_entry_is_a_standard_with_its_days() -> None:
    standard = only(ENTRY)
    assert standard.fee is Fee.TRAINING
    assert standard.per == {"人", "天"}
    assert standard.cap == Money(30_000)
    assert standard.source == "蘅财行〔2018〕6号"
    assert (standard.begins, standard.ends) == (date(2018, 1, 1), date(2024, 6, 30))
    assert standard.applies is None


def test_units_are_canonical() -> None:
    assert only(ENTRY.replace('"人", "天"', '"课时"')).per == {"学时"}


def test_a_cap_may_be_a_number_and_is_never_binary() -> None:
    assert only(ENTRY.replace('"300"', "300")).cap == Money(30_000)
    assert only(ENTRY.replace('"300"', "300.10")).cap == Money(30_010)


def test_a_standard_holds_in_every_year_that_it_touches() -> None:
    standard = only(ENTRY)
    assert [standard.in_force_in(year) for year in (2017, 2018, 2024, 2025)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_standard_may_be_for_what_one_word_names() -> None:
    assert only(ENTRY + 'applies = "省外"\n').applies == "省外"


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ('cap = "300"\n', "", "少了“cap”这一项"),
        ('source = "蘅财行〔2018〕6号"\n', "", "少了“source”这一项"),
        ('cap = "300"', 'cap = "三百"', "cap 应当是以元为单位的正数"),
        ("培训费", "培训", "category 应当是下列之一：会议费、培训费"),
        ('["人", "天"]', '"人天"', "per 应当是单位的列表"),
        ('["人", "天"]', "[]", "per 应当是单位的列表"),
        ("from = 2018-01-01", 'from = "2018年"', "from 应当是日期"),
        ("until = 2024-06-30", "until = 2017-06-30", "until 早于 from"),
        ("cap =", 'caps = "1"\ncap =', "没有“caps”这一项"),
        ("[[place.standards]]", "[place.standards]", "应当逐条写作 [[place.standards]]"),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_mend(
    written: str, instead: str, told: str
) -> None:
    assert locality_from(ENTRY)
    with pytest.raises(SettingsError) as refused:
        locality_from(ENTRY.replace(written, instead))
    assert told in render(refused.value.message, "zh")
