"""Every way of writing an amount that official prose is known to use, and what is none."""

from decimal import Decimal
from typing import NamedTuple

import pytest

from mingxi.prose.amounts import figures_in
from mingxi.prose.marks import Bound, Figure


class Read(NamedTuple):
    """What a figure shall be read as; ``fen`` for money, ``value`` for the rest."""

    text: str
    fen: int
    step: str


def only(text: str) -> Figure:
    """Give the one figure of a text."""
    (figure,) = figures_in(text)
    assert text[figure.start : figure.end] == figure.text
    return figure


def quantities_of(text: str) -> list[tuple[str, Decimal]]:
    """Give unit and value of every figure that has a unit."""
    return [(figure.unit, figure.value) for figure in figures_in(text) if figure.unit]


@pytest.mark.parametrize(
    ("written", "fen", "step"),
    [
        ("2550元", 2_550_00, "1"),
        ("2,550元", 2_550_00, "1"),
        ("2,550.00元", 2_550_00, "0.01"),
        ("2，550元", 2_550_00, "1"),
        ("2 550元", 2_550_00, "1"),
        ("2\u00a0550元", 2_550_00, "1"),
        ("1 234 567.8元", 1_234_567_80, "0.1"),
        ("12,345,678.90元", 12_345_678_90, "0.01"),
        ("２５５０元", 2_550_00, "1"),
        ("２，５５０．００元", 2_550_00, "0.01"),
        ("0.5元", 50, "0.1"),
        ("0元", 0, "1"),
        ("500元整", 500_00, "1"),
        ("500圆", 500_00, "1"),
        ("18.36万元", 183_600_00, "100"),
        ("18万元", 180_000_00, "10000"),
        ("18.3600万元", 183_600_00, "1"),
        ("7.837024万元", 78_370_24, "0.01"),
        ("1,234.56万元", 12_345_600_00, "100"),
        ("１８．３６万元", 183_600_00, "100"),
        ("1.2 万元", 12_000_00, "1000"),
        ("1.2\n万元", 12_000_00, "1000"),
        ("1.2亿元", 120_000_000_00, "10000000"),
        ("1.5万亿元", 1_500_000_000_000_00, "100000000000"),
        ("3千元", 3_000_00, "1000"),
        ("5百元", 500_00, "100"),
        ("5百万元", 5_000_000_00, "1000000"),
        ("2千万元", 20_000_000_00, "10000000"),
        ("100万（元）", 1_000_000_00, "10000"),
        ("50,000.00（元）", 50_000_00, "0.01"),
    ],
)
def test_an_amount_in_arabic_digits_keeps_its_fen_and_its_precision(
    written: str, fen: int, step: str
) -> None:
    figure = only(written)
    assert (figure.text, figure.unit, figure.fen) == (written, "元", fen)
    assert figure.step == Decimal(step)


@pytest.mark.parametrize(
    ("written", "fen", "step"),
    [
        ("玖万陆仟元整", 96_000_00, "1"),
        ("壹拾捌万叁仟陆佰元整", 183_600_00, "1"),
        ("伍拾陆万捌仟陆佰圆整", 568_600_00, "1"),
        ("肆拾万零伍佰元", 400_500_00, "1"),
        ("壹亿贰仟万元整", 120_000_000_00, "1"),
        ("叁仟元伍角整", 3_000_50, "0.1"),
        ("贰拾元叁角肆分", 20_34, "0.01"),
        ("壹佰元零伍分", 100_05, "0.01"),
        ("八万四千元", 84_000_00, "1"),
        ("两千零五元", 2_005_00, "1"),
        ("二十万元", 200_000_00, "1"),
        ("两万元", 20_000_00, "1"),
        ("三千五百元", 3_500_00, "1"),
        ("一万二千三百元", 12_300_00, "1"),
        ("一百二十三万四千五百六十七元", 1_234_567_00, "1"),
    ],
)
def test_an_amount_in_capitals_or_chinese_numerals_is_read(
    written: str, fen: int, step: str
) -> None:
    figure = only(written)
    assert (figure.text, figure.unit, figure.fen) == (written, "元", fen)
    assert figure.step == Decimal(step)


@pytest.mark.parametrize(
    ("text", "fen"),
    [("￥500", 500_00), ("¥1,200.50", 1_200_50), ("共￥500元", 500_00), ("￥３００", 300_00)],
)
def test_a_sign_of_currency_makes_a_bare_number_money(text: str, fen: int) -> None:
    assert (only(text).unit, only(text).fen) == ("元", fen)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("补助74.28万，", 742_800_00),
        ("缺口22.82万由镇级解决", 228_200_00),
        ("共需32万。", 320_000_00),
        ("投入5万", 50_000_00),
    ],
)
def test_wan_alone_is_money_where_the_clause_speaks_of_money(text: str, fen: int) -> None:
    assert (only(text).unit, only(text).fen) == ("元", fen)


@pytest.mark.parametrize(
    "text", ["全镇人口6万，", "共有人口约6万。", "播种面积3万，", "水库库容300万，"]
)
def test_wan_alone_is_no_money_where_people_or_land_are_counted(text: str) -> None:
    assert only(text).unit == ""


@pytest.mark.parametrize(
    ("written", "unit", "value"),
    [
        ("45人", "人", "45"),
        ("6名", "人", "6"),
        ("6位", "人", "6"),
        ("800生", "人", "800"),
        ("24人次", "人次", "24"),
        ("18.6万人次", "人次", "186000"),
        ("一百六十八人", "人", "168"),
        ("十五个", "个", "15"),
        ("两个月", "月", "2"),
        ("8个月", "月", "8"),
        ("四个季度", "季度", "4"),
        ("3个工作日", "天", "3"),
        ("2个年度", "年", "2"),
        ("3年", "年", "3"),
        ("90分钟", "分钟", "90"),
        ("12课时", "学时", "12"),
        ("45 次", "次", "45"),
        ("3场次", "场次", "3"),
        ("6㎡", "平方米", "6"),
        ("120m²", "平方米", "120"),
        ("40.5万平方米", "平方米", "405000"),
        ("2.3吨", "吨", "2.3"),
        ("300kWh", "千瓦时", "300"),
        ("95%", "%", "95"),
        ("100％", "%", "100"),
        ("3个百分点", "个百分点", "3"),
        ("2.5‰", "‰", "2.5"),
        ("1.5倍", "倍", "1.5"),
    ],
)
def test_a_quantity_keeps_its_unit_and_the_word_it_was_written_with(
    written: str, unit: str, value: str
) -> None:
    figure = only(written)
    assert (figure.text, figure.unit, figure.value) == (written, unit, Decimal(value))


def test_the_word_as_written_stays_beside_the_canonical_unit() -> None:
    assert (only("6名").name, only("6名").unit) == ("名", "人")
    assert (only("12课时").name, only("12课时").unit) == ("课时", "学时")


@pytest.mark.parametrize(
    "mark", ["-", "—", "–", "－", "~", "～", "〜", "--", "——", "至", "到", " - "]
)
@pytest.mark.parametrize("low", ["3", "3万", "3万元"])
def test_a_range_is_two_amounts_in_whatever_marks(mark: str, low: str) -> None:
    first, second = figures_in(f"每户补助{low}{mark}5万元。")
    assert (first.fen, second.fen) == (30_000_00, 50_000_00)
    assert (first.unit, second.unit) == ("元", "元")
    assert first.low_end
    assert second.high_end
    assert first.per == second.per == ("户",)


@pytest.mark.parametrize(
    ("text", "unit", "ends"),
    [
        ("3000—5000元", "元", (3000, 5000)),
        ("10%～15%", "%", (10, 15)),
        ("3-5%", "%", (3, 5)),
        ("20—30人", "人", (20, 30)),
        ("3至5个月", "月", (3, 5)),
        ("3万—5万人", "人", (30_000, 50_000)),
        ("1.5万~2.5万元", "元", (15_000, 25_000)),
    ],
)
def test_the_unit_of_the_high_end_is_that_of_the_low_end(
    text: str, unit: str, ends: tuple[int, int]
) -> None:
    low, high = figures_in(text)
    assert (low.unit, high.unit) == (unit, unit)
    assert (low.value, high.value) == ends
    assert (low.low_end, high.high_end) == (True, True)


def test_amounts_listed_with_one_unit_are_no_range() -> None:
    first, second = figures_in("分别补助10、20万元。")
    assert (first.fen, second.fen) == (100_000_00, 200_000_00)
    assert not first.low_end
    assert not second.high_end


def test_parts_added_in_the_bracket_behind_an_amount_have_its_unit() -> None:
    whole, *parts = figures_in("安排52.04万元（31.40＋20.64）。")
    assert [part.fen for part in parts] == [314_000_00, 206_400_00]
    assert sum(part.fen for part in parts) == whole.fen


@pytest.mark.parametrize(
    "text",
    [
        "约50万元",
        "大约50万元",
        "约为50万元",
        "约需50万元",
        "约有50万元",
        "近50万元",
        "将近50万元",
        "接近50万元",
        "50余万元",
        "50多万元",
        "50万余元",
        "五十余万元",
        "50万元左右",
        "50万元上下",
        "约50万元左右",
    ],
)
def test_words_of_approximation_are_seen_on_either_side(text: str) -> None:
    figure = only(text)
    assert figure.fen == 500_000_00
    assert figure.approximate
    assert figure.bound is None


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("不超过 不超 不高于 不多于 不大于 最高 最多 至多 ≤ ≦", Bound.AT_MOST),
        ("不少于 不低于 不小于 最低 最少 至少 ≥ ≧", Bound.AT_LEAST),
        ("超过 超 ＞ >", Bound.MORE_THAN),
        ("低于 少于 不足 不到 ＜ <", Bound.LESS_THAN),
    ],
)
def test_a_limiting_word_before_an_amount_bounds_it(words: str, bound: Bound) -> None:
    for word in words.split():
        assert (word, only(f"{word}5万元").bound) == (word, bound)


@pytest.mark.parametrize(
    ("words", "bound"),
    [("以上 及以上", Bound.AT_LEAST), ("以下 以内 及以下 之内", Bound.AT_MOST)],
)
def test_a_limiting_word_behind_an_amount_bounds_it(words: str, bound: Bound) -> None:
    for word in words.split():
        assert (word, only(f"5万元{word}").bound) == (word, bound)


@pytest.mark.parametrize(
    "text", ["5万元", "为5万元", "5万元，左右各一", "共5万元上报", "超市5万元"]
)
def test_an_amount_without_such_words_is_exact(text: str) -> None:
    figure = figures_in(text)[0]
    assert figure.bound is None
    assert not figure.approximate


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("每人每月2,550元", ("人", "月")),
        ("每月每人2,550元", ("月", "人")),
        ("每名学员2,550元", ("人",)),
        ("每个社区2,550元", ("个社区",)),
        ("按每人每天2,550元标准", ("人", "天")),
        ("每人每天不超过2,550元", ("人", "天")),
        ("人均2,550元", ("人",)),
        ("月工资2,550元", ("月",)),
        ("每人每月补助2,550元", ("人", "月")),
        ("单价2,550元", ("*",)),
        ("单价：2,550元", ("*",)),
        ("每台单价2,550元", ("台",)),
        ("2,550元/人", ("人",)),
        ("2,550元／人", ("人",)),
        ("2,550元/人·月", ("人", "月")),
        ("2,550元/人.月", ("人", "月")),
        ("2,550元/人/月", ("人", "月")),
        ("2,550元/（人·月）", ("人", "月")),
        ("2,550元/人次·天", ("人", "天")),
        ("2,550元/生·年", ("人", "年")),
        ("2,550元/㎡", ("平方米",)),
        ("2,550元每人每月", ("人", "月")),
        ("每亩2,550元/年", ("亩", "年")),
        ("每人2,550元/天", ("人", "天")),
    ],
)
def test_a_standard_tells_what_it_is_for_one_of(text: str, per: tuple[str, ...]) -> None:
    figure = only(text)
    assert (figure.fen, figure.per, figure.per_count) == (2_550_00, per, 1)


@pytest.mark.parametrize(
    ("text", "per", "count"),
    [
        ("每百公里22升", ("公里",), 100),
        ("每满100公里22升", ("公里",), 100),
        ("每100亩22升", ("亩",), 100),
        ("每10户22升", ("户",), 10),
        ("每10万人22升", ("人",), 100_000),
    ],
)
def test_a_standard_tells_how_many_it_is_for(text: str, per: tuple[str, ...], count: int) -> None:
    figure = only(text)
    assert (figure.value, figure.per, figure.per_count) == (22, per, count)


@pytest.mark.parametrize(
    "text",
    ["每人每月一次，2,550元", "每户。补助2,550元", "6人每年合计2,550元", "每年共2,550元"],
)
def test_a_standard_ends_with_its_clause_and_a_total_is_none(text: str) -> None:
    assert figures_in(text)[-1].per == ()


def test_each_amount_of_a_sentence_has_its_own_standard() -> None:
    first, second, third = figures_in("每人每天100元，每户50元，奖励30元")
    assert [figure.per for figure in (first, second, third)] == [("人", "天"), ("户",), ()]


@pytest.mark.parametrize(
    "text",
    [
        "2024年",
        "2024年度",
        "2024年6月30日",
        "6月30日",
        "11月底前",
        "2021—2023年",
        "每月10日前",
        "二〇二四年",
        "三十日",
        "2024.2.1",
        "10:30",
        "一季度",
        "第3季度",
        "云合发〔2010〕18号",
        "云合发［2010］18号",
        "云合发[2010]18号",
        "云合发【2010】18号",
        "云合发（2010）18号",
        "第100号",
        "第三期",
        "第3期",
        "第十五次",
        "第12次",
        "第2个",
        "一、",
        "（一）",
        "1.",
        "1、项目",
        "3.1.2",
        "电话：0000-66123456",
        "电话13000000000",
        "邮编000000",
        "000102199001011234",
        "项目编号2024-001",
        "GB/T 15835-2011",
        "COVID-19",
        "A4纸",
        "三农",
        "三级",
        "一方面",
        "十几个",
        "几十人",
        "数百人",
        "五六人",
        "十五六人",
        "二三十人",
        "万元",
        "十五五",
    ],
)
def test_what_only_looks_like_an_amount_is_no_quantity(text: str) -> None:
    assert quantities_of(text) == []


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("2024年3人", [("人", 3)]),
        ("5G基站3个", [("个", 3)]),
        ("①3人", [("人", 3)]),
        ("网点十个", [("个", 10)]),
        ("每隔3天", [("天", 3)]),
        ("12月×300元", [("月", 12), ("元", 300)]),
        ("300元×12月", [("元", 300), ("月", 12)]),
        ("60人×100元×2天", [("人", 60), ("元", 100), ("天", 2)]),
        ("三点五万元", []),
    ],
)
def test_a_quantity_beside_a_look_alike_is_read(
    text: str, quantities: list[tuple[str, int]]
) -> None:
    assert quantities_of(text) == quantities


def test_a_bare_number_counts_only_beside_a_sign_of_calculation() -> None:
    assert [figure.value for figure in figures_in("60×100=6000")] == [60, 100, 6000]
    assert figures_in("编号60") == ()


@pytest.mark.parametrize("written", ["9" * 31, "0." + "9" * 400, "1" + ",000" * 300, "壹" * 5000])
def test_a_run_of_digits_beyond_all_measure_is_no_figure(written: str) -> None:
    assert figures_in(f"共需{written}元。") == ()
    assert len(figures_in("共需999,999,999,999.99元。")) == 1
