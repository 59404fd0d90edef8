"""Every unit a standard is for one of is met by one quantity, or by what the text implies."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


def test_a_standard_follows_from_a_finer_one(lines: Lines) -> None:
    assert lines("每户每年12,350元，按8个月计发，每户8,233.33元。") == [
        "product: 12,350元/(户·年) × 8个月 = 8,233.3333元 ≈ 8,233.33元"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # Words for people agree.
        (
            "6名驾驶员，每人每月3,000元，全年21.6万元。",
            "product: 6名 × 3,000元/(人·月) × 12个月 = 216,000元 ✓ 21.6万元",
        ),
        ("24人次，每人次50元，共1,200元。", "product: 24人次 × 50元/人 = 1,200元 ✓ 1,200元"),
        # A year has so many months, quarters, halves, terms.
        (
            "家庭30户，每户每季度300元，全年3.6万元。",
            "product: 30户 × 300元/(户·季度) × 4个季度 = 36,000元 ✓ 3.6万元",
        ),
        ("每半年付租金3万元，全年6万元。", "product: 30,000元/半年 × 2个半年 = 60,000元 ✓ 6万元"),
        (
            "员工5人，每人每学期400元，全年4,000元。",
            "product: 5人 × 400元/(人·学期) × 2个学期 = 4,000元 ✓ 4,000元",
        ),
        ("每月租金1,500元，租期3年，共5.4万元。", "product: 1,500元/月 × 3年 = 54,000元 ✓ 5.4万元"),
        # Measures of one family turn into each other.
        ("光纤1.2公里，每米15元，共1.8万元。", "product: 1.2公里 × 15元/米 = 18,000元 ✓ 1.8万元"),
        ("每吨320元，处理1500公斤，计480元。", "product: 320元/吨 × 1,500公斤 = 480元 ✓ 480元"),
        ("每亩600元，治理0.5公顷，共4,500元。", "product: 600元/亩 × 0.5公顷 = 4,500元 ✓ 4,500元"),
        # A quantity may itself be for one of something.
        (
            "每人每天20元，每人每年补助250天，共30人，共需15万元。",
            "product: 20元/(人·天) × 250天/(人·年) × 30人 = 150,000元 ✓ 15万元",
        ),
        # A standard may be for many.
        (
            "每百公里油耗12升，行驶5,000公里，共600升。",
            "product: 12升/100公里 × 5,000公里 = 600升 ✓ 600升",
        ),
        # What 个 counts is told by its noun, or by a list of names.
        (
            "每个行政村1万元，15个行政村共15万元。",
            "product: 10,000元/个 × 15个 = 150,000元 ✓ 15万元",
        ),
        (
            "碧溪社区、望亭社区、林口社区，每个社区2万元，共6万元。",
            "product: 20,000元/个 × 3个 = 60,000元 ✓ 6万元",
        ),
        # A unit price is for one of whatever is counted beside it.
        ("宣传品3000份，单价2.5元，计7500元。", "product: 3,000份 × 2.5元 = 7,500元 ✓ 7500元"),
        # 万 on a count.
        (
            "耕地1.2万亩，每亩补助80元，共96万元。",
            "product: 12,000亩 × 80元/亩 = 960,000元 ✓ 96万元",
        ),
    ],
)
def test_what_a_standard_asks_for_is_met(
    lines: Lines, failing: Lines, text: str, line: str
) -> None:
    assert line in lines(text)
    assert failing(text) == []


def test_quantities_of_other_dimensions_prove_nothing(lines: Lines) -> None:
    assert lines("每人每月800元，巡护里程40公里，车辆6辆，全年共38.4万元。") == []
