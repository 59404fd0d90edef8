import pytest

from mingxi.prose.each import Each, eaches_in


def only(text: str) -> Each:
    """Give the one each of a text."""
    (each,) = eaches_in(text)
    return each


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每人", "人"),
        ("每名", "人"),
        ("每位专家", "人"),
        ("每人次", "人"),
        ("每一户", "户"),
        ("每月", "月"),
        ("每个月", "月"),
        ("每季度", "季度"),
        ("每个季度", "季度"),
        ("每半年", "半年"),
        ("每半天", "半天"),
        ("每学期", "学期"),
        ("每课时", "学时"),
        ("每平方米", "平方米"),
        ("每㎡", "平方米"),
        ("每千瓦时", "千瓦时"),
        ("每千克", "公斤"),
        ("每村（社区）", "村"),
        ("每枚", "枚"),
        ("人均", "人"),
        ("户均", "户"),
        ("月均", "月"),
        ("日均", "天"),
        ("年均", "年"),
        ("平均每人", "人"),
        ("月工资", "月"),
        ("日租金", "天"),
        ("月补贴", "月"),
        ("单价", "*"),
        ("单价：", "*"),
    ],
)
def test_what_leads_to_a_standard_names_its_unit(text: str, unit: str) -> None:
    each = only(text)
    assert (each.unit, each.number, each.leads) == (unit, 1, True)


def test_what_is_counted_by_ge_belongs_to_the_unit() -> None:
    assert only("每个社区").unit == "个社区"
    assert only("每个工日").unit != only("每个劳动力").unit


def test_people_and_months_side_by_side_are_two_units() -> None:
    assert [each.unit for each in eaches_in("每人每月")] == ["人", "月"]
    assert {each.unit for each in eaches_in("月人均")} == {"月", "人"}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("元/人", "人"),
        ("元／台", "台"),
        ("元/人·月", "人·月"),
        ("元/人/月", "人·月"),
        ("元/人天", "人·天"),
        ("元/（人·天）", "人·天"),
        ("元/生·年", "人·年"),
        ("元每人每月，", "人·月"),
    ],
)
def test_what_stands_behind_an_amount_names_all_its_units(text: str, unit: str) -> None:
    each = only(text)
    assert (each.unit, each.leads) == (unit, False)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("每百公里", "公里", 100),
        ("每满100公里", "公里", 100),
        ("每100亩", "亩", 100),
        ("每十户", "户", 10),
        ("每万人", "人", 10_000),
        ("每10万人", "人", 100_000),
        ("每十万人", "人", 100_000),
        ("每两年", "年", 2),
    ],
)
def test_a_standard_may_be_for_many(text: str, unit: str, number: int) -> None:
    assert (only(text).unit, only(text).number) == (unit, number)


@pytest.mark.parametrize(
    "text", ["每年共", "每年合计", "每月需", "每年约需", "每隔", "每", "均", "单位"]
)
def test_what_sums_up_or_names_no_unit_leads_to_no_standard(text: str) -> None:
    assert eaches_in(text) == ()


def test_it_holds_to_the_end_of_its_clause() -> None:
    text = "每人补助，每户"
    person, household = eaches_in(text)
    assert text[person.end : person.reaches] == "补助"
    assert household.reaches == len(text)
