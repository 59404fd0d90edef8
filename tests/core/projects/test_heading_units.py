import pytest

from mingxi.projects.heading_units import (
    RATIO,
    money_unit_of_caption,
    unit_among,
    unit_named,
    unit_stated,
    units_listed,
)


@pytest.mark.parametrize(
    ("heading", "unit", "scale"),
    [
        ("金额（元）", "元", 1),
        ("单价(元)", "元", 1),
        ("投资[万元]", "元", 10_000),
        ("投资规模（亿元）", "元", 10**8),
        ("资金（单位：万元）", "元", 10_000),
        ("金额：万元", "元", 10_000),
        ("单价/元", "元", 1),
        ("预算数（万元，含税）", "元", 10_000),
        ("人数（人）", "人", 1),
        ("里程（公里）", "公里", 1),
        ("面积（㎡）", "平方米", 1),
        ("完成率（%）", "%", 1),
        ("支付进度%", "%", 1),
    ],
)
def test_a_heading_states_its_unit(heading: str, unit: str, scale: int) -> None:
    stated = unit_stated(heading)
    assert stated is not None
    assert (stated.unit, stated.scale) == (unit, scale)


@pytest.mark.parametrize(
    "heading",
    [
        "县（市）财政",
        "乡镇（街道）",
        "科目（类）",
        "项目（试行）",
        "楼栋单元",
        "折合美元",
        "费用（2031年）",
        "",
    ],
)
def test_a_heading_without_a_unit_states_none(heading: str) -> None:
    assert unit_stated(heading) is None


def test_what_a_standard_is_for_one_of_is_kept() -> None:
    stated = unit_stated("补助标准（元/人·年）")
    assert stated is not None
    assert stated.per == ("人", "年")


@pytest.mark.parametrize("heading", ["占比", "占总投资比例", "比重"])
def test_a_share_without_a_sign_is_a_fraction(heading: str) -> None:
    assert unit_stated(heading) is RATIO


def test_only_a_whole_word_names_a_unit() -> None:
    assert unit_named("台") is not None
    assert unit_named("台账") is None


def test_a_caption_states_the_unit_of_the_whole_table() -> None:
    unit = money_unit_of_caption("表3 分年度投入情况\n单位：万元")
    assert unit is not None
    assert unit.scale == 10_000
    assert money_unit_of_caption("实施单位：梨坪县水务局") is None


@pytest.mark.parametrize(
    ("headings", "unit", "scale", "per"),
    [
        (("改造任务",), "户", 1, ()),
        (("补助户数",), "户", 1, ()),
        (("补助标准",), "元", 1, ("户",)),
        (("补助资金",), "元", 10_000, ()),
        (("预算数",), "元", 10_000, ()),
        (("县级", "资金来源"), "元", 10_000, ()),
        (("完成率",), "%", 1, ()),
    ],
)
def test_of_the_units_a_caption_lists_a_column_takes_the_one_its_words_ask_for(
    headings: tuple[str, ...], unit: str, scale: int, per: tuple[str, ...]
) -> None:
    chosen = unit_among(units_listed("附表\n单位：户、元/户、万元、%"), headings)
    assert chosen is not None
    assert (chosen.unit, chosen.scale, chosen.per) == (unit, scale, per)


def test_a_column_whose_words_leave_the_unit_open_takes_none() -> None:
    assert unit_among(units_listed("单位：户、人、万元"), ("合计",)) is None
    assert unit_among(units_listed("单位：户、人、万元"), ("任务",)) is None
    chosen = unit_among(units_listed("单位：户、人、万元"), ("人数",))
    assert chosen is not None
    assert chosen.unit == "人"


@pytest.mark.parametrize("caption", ["单位：万元", "单位：柏岭县、松河县", "合计3户、2万元", ""])
def test_a_caption_with_fewer_than_two_units_lists_none(caption: str) -> None:
    assert units_listed(caption) == ()
