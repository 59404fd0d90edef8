from decimal import Decimal

import pytest

from mingxi.quantities import canonical_unit, convertible, is_person, is_time, per_year

MEASURES = (
    ("吨", "公斤", "斤", "克"),
    ("公里", "米", "厘米", "毫米"),
    ("平方公里", "公顷", "亩", "平方米"),
    ("小时", "分钟"),
    ("千瓦", "瓦"),
)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("名", "人"),
        ("位", "人"),
        ("㎡", "平方米"),
        ("平方", "平方米"),
        ("km", "公里"),
        ("个月", "月"),
        ("季", "季度"),
        ("个工作日", "天"),
        ("日", "天"),
        ("年度", "年"),
        ("星期", "周"),
        ("％", "%"),
        ("课时", "学时"),
        ("台", "台"),
        ("丈", "丈"),
    ],
)
def test_many_words_stand_for_one_unit(written: str, unit: str) -> None:
    assert canonical_unit(written) == unit
    assert canonical_unit(unit) == unit


def test_people_and_visits_of_people_are_people_and_households_are_not() -> None:
    assert is_person("人")
    assert is_person("人次")
    assert is_person(canonical_unit("名"))
    assert not is_person("户")
    assert not is_person("次")


@pytest.mark.parametrize(
    ("unit", "count"),
    [("年", 1), ("半年", 2), ("学期", 2), ("季度", 4), ("月", 12), ("周", 52), ("天", 365)],
)
def test_a_year_has_so_many_of_each_unit_of_time(unit: str, count: int) -> None:
    assert is_time(unit)
    assert per_year(unit) == count


@pytest.mark.parametrize("unit", ["人", "次", "期", "小时", "元", ""])
def test_what_does_not_divide_a_year_is_no_time_of_a_budget(unit: str) -> None:
    assert not is_time(unit)
    assert per_year(unit) is None


@pytest.mark.parametrize(
    ("unit", "into", "factor"),
    [
        ("吨", "公斤", "1000"),
        ("斤", "公斤", "0.5"),
        ("吨", "斤", "2000"),
        ("公里", "米", "1000"),
        ("公顷", "平方米", "10000"),
        ("公顷", "亩", "15"),
        ("平方公里", "亩", "1500"),
        ("平方公里", "公顷", "100"),
        ("小时", "分钟", "60"),
        ("千瓦", "瓦", "1000"),
        ("台", "台", "1"),
    ],
)
def test_measures_of_one_family_turn_into_each_other(unit: str, into: str, factor: str) -> None:
    assert convertible(unit, into) == Decimal(factor)


@pytest.mark.parametrize(
    ("unit", "into"), [("公里", "平方米"), ("吨", "米"), ("人", "次"), ("月", "年"), ("台", "套")]
)
def test_units_of_different_families_do_not_turn_into_each_other(unit: str, into: str) -> None:
    assert convertible(unit, into) is None
    assert convertible(into, unit) is None


@pytest.mark.parametrize("family", MEASURES, ids="-".join)
def test_there_and_back_is_no_change(family: tuple[str, ...]) -> None:
    for unit in family:
        for into in family:
            there, back = convertible(unit, into), convertible(into, unit)
            assert there is not None
            assert back is not None
            assert round(there * back, 20) == 1
