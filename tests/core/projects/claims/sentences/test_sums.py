"""Totals that look back: lists, groups, totals of totals, differences."""

from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]

LIST = """1.电费3.2万元。
2.水费1.8万元。
3.维修费2.5万元。
以上{}{}万元。"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "电费3.2万元、水费1.8万元、维修费2.5万元，三项合计7.5万元。",
            "sum: 3.2万元 + 1.8万元 + 2.5万元 = 75,000元 ✓ 7.5万元",
        ),
        (
            LIST.format("三项合计", "7.5"),
            "sum: 3.2万元 + 1.8万元 + 2.5万元 = 75,000元 ✓ 7.5万元",
        ),
        (
            LIST.format("合计", "7.5"),
            "sum: 3.2万元 + 1.8万元 + 2.5万元 = 75,000元 ✓ 7.5万元",
        ),
        (
            "资金来源：市级4.07万元、县级12.20万元，共16.27万元。",
            "sum: 4.07万元 + 12.20万元 = 162,700元 ✓ 16.27万元",
        ),
        (
            "2022年12万元，2023年15万元，2024年18万元，三年共45万元。",
            "sum: 12万元 + 15万元 + 18万元 = 450,000元 ✓ 45万元",
        ),
        ("培训2期，第一期80人，第二期60人，共140人。", "sum: 80人 + 60人 = 140人 ✓ 140人"),
        (
            "电费3.25万元、水费1.46万元，合计4.7万元。",
            "sum: 3.25万元 + 1.46万元 = 47,100元 ≈ 4.7万元",
        ),
        # Equal amounts of different things are two parts.
        ("上半年20万元，下半年20万元，共40万元。", "sum: 20万元 + 20万元 = 400,000元 ✓ 40万元"),
        ("道路维修12万元，路灯12万元，共24万元。", "sum: 12万元 + 12万元 = 240,000元 ✓ 24万元"),
        # What others pay, and last year, are no parts.
        (
            "保险费由乘客另付2万元，车辆维修3万元、燃油4万元，合计7万元。",
            "sum: 3万元 + 4万元 = 70,000元 ✓ 7万元",
        ),
        (
            "上年预算35万元，本年预算：电费20万元、水费10万元，合计30万元。",
            "sum: 20万元 + 10万元 = 300,000元 ✓ 30万元",
        ),
        # A result in brackets repeats the amount before it.
        (
            "培训费3万元（2期×1.5万元＝3万元）、会议费2万元，合计5万元。",
            "sum: 3万元 + 2万元 = 50,000元 ✓ 5万元",
        ),
        # The result of a product is a part, its factors are none.
        (
            "（1）劳务费：5人×3000元/月×12月=18万元；（2）材料费：2万元。合计20万元。",
            "sum: 18万元 + 2万元 = 200,000元 ✓ 20万元",
        ),
    ],
)
def test_a_total_is_proven_by_the_parts_before_it(
    lines: Lines, failing: Lines, text: str, line: str
) -> None:
    assert line in lines(text)
    assert failing(text) == []


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "电费3.2万元、水费1.8万元、维修费2.5万元，三项合计7.9万元。",
            "sum: 3.2万元 + 1.8万元 + 2.5万元 = 75,000元 ✗ 7.9万元",
            "“7.9万元”应为“7.5万元”，或“3.2万元”应为“3.6万元”。",
        ),
        (
            LIST.format("三项合计", "8.5"),
            "sum: 3.2万元 + 1.8万元 + 2.5万元 = 75,000元 ✗ 8.5万元",
            "“8.5万元”应为“7.5万元”，或“3.2万元”应为“4.2万元”。",
        ),
        (
            "2022年12万元，2023年15万元，2024年18万元，三年共54万元。",
            "sum: 12万元 + 15万元 + 18万元 = 450,000元 ✗ 54万元",
            "“54万元”应为“45万元”，或“12万元”应为“21万元”。",
        ),
        (
            "（1）劳务费：5人×3000元/月×12月=18万元；（2）材料费：2万元。合计21万元。",
            "sum: 18万元 + 2万元 = 200,000元 ✗ 21万元",
            "“21万元”应为“20万元”，或“2万元”应为“3万元”。",
        ),
        (
            (
                "（一）道路20万元，其中材料12万元、人工8万元；"
                "（二）桥梁30万元，其中材料18万元、人工12万元。以上两项共60万元。"
            ),
            "sum: 20万元 + 30万元 = 500,000元 ✗ 60万元",
            "“60万元”应为“50万元”，或“20万元”应为“30万元”。",
        ),
    ],
)
def test_a_wrong_total_is_contradicted_with_the_sum_of_its_parts(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]


@pytest.mark.parametrize(
    "text",
    [
        # Rough parts and rough totals.
        "电费约20万元、水费约10万元，合计31万元。",
        "电费20万元、水费10万元，合计约31万元。",
        "电费20余万元、水费10余万元，合计31万元。",
        # Paid from elsewhere.
        "车辆维修3万元、燃油4万元，保险2万元从公用经费中列支，合计7万元。",
        # Something else than the sum of what stands before.
        "电费3.2万元、水费1.8万元、维修费2.5万元，合计12.4万元。",
        "服务残疾人80人、老年人120人、儿童60人，共服务200人。",
        "上年结转5万元，本年安排20万元，支出25万元。",
        # Amounts in a row without any word of a total.
        "项目资金120万元。\n项目资金130万元。",
        "上年支出35万元，今年安排38万元。",
        "单价3万元，标准2万元，预算6万元。",
    ],
)
def test_amounts_that_need_not_add_up_are_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []
