"""Percentages and ratios that give an amount of a base."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "按贷款2,000万元的3.45%计算，需贴息69万元。",
            "product: 2,000万元 × 3.45% = 690,000元 ✓ 69万元",
        ),
        (
            "项目总投资145.53万元，合同签订后拨付40%，即58.21万元。",
            "product: 145.53万元 × 40% = 582,120元 ≈ 58.21万元",
        ),
        (
            "项目总投资120万元，县级配套30%，需配套36万元。",
            "product: 120万元 × 30% = 360,000元 ✓ 36万元",
        ),
        (
            "投资120万元，按不超过30%补助，需36万元。",
            "bound: 120万元 × 30% = 360,000元 ✓ 36万元",
        ),
        (
            "总投资104.16万元，由省、县按6:4分担，省级62.50万元、县级41.66万元。",
            "product: 104.16万元 × 6/10 = 624,960元 ≈ 62.50万元",
        ),
        (
            "总投资100万元，省、县按60:40分担，省级60万元、县级40万元。",
            "product: 100万元 × 60/100 = 600,000元 ✓ 60万元",
        ),
        (
            "总投资100万元，省、市、县按5:3:2分担，省级50万元、市级30万元、县级20万元。",
            "product: 100万元 × 2/10 = 200,000元 ✓ 20万元",
        ),
        (
            "合同价50万元，首付30%、中期40%、验收后30%，分别为15万元、20万元、15万元。",
            "product: 50万元 × 40% = 200,000元 ✓ 20万元",
        ),
    ],
)
def test_a_share_of_a_base_gives_its_amount(
    lines: Lines, failing: Lines, text: str, line: str
) -> None:
    assert line in lines(text)
    assert failing(text) == []


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "按贷款2,000万元的3.45%计算，需贴息68万元。",
            "product: 2,000万元 × 3.45% = 690,000元 ✗ 68万元",
            "“68万元”应为“69万元”。",
        ),
        (
            "项目总投资145.53万元，合同签订后拨付40%，即52.21万元。",
            "product: 145.53万元 × 40% = 582,120元 ✗ 52.21万元",
            "“52.21万元”应为“58.21万元”。",
        ),
        (
            "项目总投资120万元，县级配套30%，需配套39万元。",
            "product: 120万元 × 30% = 360,000元 ✗ 39万元",
            "“39万元”应为“36万元”。",
        ),
        (
            "总投资104.16万元，由省、县按6:4分担，省级62.50万元、县级41.76万元。",
            "product: 104.16万元 × 4/10 = 416,640元 ✗ 41.76万元",
            "“41.76万元”应为“41.66万元”。",
        ),
        (
            "合同价50万元，首付30%、中期40%、验收后30%，分别为15万元、20万元、10万元。",
            "product: 50万元 × 30% = 150,000元 ✗ 10万元",
            "“10万元”应为“15万元”。",
        ),
    ],
)
def test_a_wrong_amount_is_contradicted_with_the_share(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert line in failing(text)
    assert mend in mends(text)


@pytest.mark.parametrize(
    "text",
    [
        "比赛比分3:2，会议9:30开始，费用2万元。",
        "任务完成率达100%，经费12万元。",
        "补助最高不超过投资的30%，投资120万元，补助30万元。",
        "投资120万元，按30%补助，约需37万元。",
        "年末项目完成率不低于98%，投入资金120万元。",
    ],
)
def test_percentages_beside_an_amount_are_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # The term of the loan is not what the percentage gives.
        (
            "对贷款650万元按年利率3%给予一年期贴息，需19.5万元。",
            "product: 650万元 × 3% = 195,000元 ✓ 19.5万元",
        ),
        # A threshold opens the payment, and is no part of it.
        (
            "种植补助90万元，栽植后兑现70%，即63万元；成活率达到85%以上再兑现30%，即27万元。",
            "product: 90万元 × 30% = 270,000元 ✓ 27万元",
        ),
        # A ratio may share out what was told on an earlier line.
        (
            "三档共52万元。\n津贴由省、县按3:7承担，省级15.6万元、县级36.4万元。",
            "product: 52万元 × 7/10 = 364,000元 ✓ 36.4万元",
        ),
    ],
)
def test_a_share_is_found_beyond_what_stands_between(lines: Lines, text: str, line: str) -> None:
    assert line in lines(text)


def test_a_lower_limit_of_a_share_refutes_nothing(failing: Lines) -> None:
    text = "奖补0.3万元。\n管护费占工程费的比例不低于10%，工程费50万元，管护费6万元。"
    assert failing(text) == []


def test_a_share_of_several_amounts_together_is_proven_and_never_refuted(
    lines: Lines, failing: Lines
) -> None:
    text = "加工33.60万元；著录2.88万元；质检费按前两项之和的5%计，{}万元。"
    line = "product: (33.60万元 + 2.88万元) × 5% = 18,240元 ≈ 1.82万元"
    assert line in lines(text.format("1.82"))
    assert failing(text.format("1.68")) == []


def test_a_percentage_of_a_percentage_gives_its_amount(lines: Lines) -> None:
    line = "product: 900万元 × 3.6% × 50% = 162,000元 ✓ 16.20万元"
    assert line in lines("共900万元，按年利率3.6%的50%贴息，全年16.20万元。")
