"""Percentages stated of two amounts: shares, growth, completion."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


SHARE = "全县预算500万元，其中农业类243万元，占{}。"
GROWTH = "2023年支出120万元，2024年预算123.05万元，比上年增长{}。"
FALL = "2023年支出120万元，2024年预算114万元，比上年下降{}。"
DONE = "计划任务900件，实际完成1,007件，完成任务的{}。"
HOURS = "理论教育112学时、实践教育48学时，共160学时，理论教育占{}。"
LISTED = "全镇280人，其中农业112人、林业80人、水利88人，分别占40.00%、{}、31.43%。"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (SHARE.format("48.60%"), "percent: 243万元 ÷ 500万元 = 48.6% ✓ 48.60%"),
        (SHARE.format("49%"), "percent: 243万元 ÷ 500万元 = 48.6% ≈ 49%"),
        (GROWTH.format("2.54%"), "percent: (123.05万元 - 120万元) ÷ 120万元 = 2.5417% ≈ 2.54%"),
        (FALL.format("5%"), "percent: (114万元 - 120万元) ÷ 120万元 = -5% ✓ 5%"),
        (DONE.format("111.89%"), "percent: 1,007件 ÷ 900件 = 111.8889% ≈ 111.89%"),
        (HOURS.format("70%"), "percent: 112学时 ÷ 160学时 = 70% ✓ 70%"),
        (LISTED.format("28.57%"), "percent: 80人 ÷ 280人 = 28.5714% ≈ 28.57%"),
        (
            "全年预算220万元，执行210万元，执行率95.45%。",
            "percent: 210万元 ÷ 220万元 = 95.4545% ≈ 95.45%",
        ),
    ],
)
def test_a_percentage_is_recomputed_at_its_written_digits(
    lines: Lines, failing: Lines, text: str, line: str
) -> None:
    assert line in lines(text)
    assert failing(text) == []


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            SHARE.format("46.80%"),
            "percent: 243万元 ÷ 500万元 = 48.6% ✗ 46.80%",
            "“46.80%”应为“48.60%”。",
        ),
        (
            GROWTH.format("2.45%"),
            "percent: (123.05万元 - 120万元) ÷ 120万元 = 2.5417% ✗ 2.45%",
            "“2.45%”应为“2.54%”。",
        ),
        (
            FALL.format("6%"),
            "percent: (114万元 - 120万元) ÷ 120万元 = -5% ✗ 6%",
            "“6%”应为“5%”。",
        ),
        (HOURS.format("75%"), "percent: 112学时 ÷ 160学时 = 70% ✗ 75%", "“75%”应为“70%”。"),
        (
            LISTED.format("25.87%"),
            "percent: 80人 ÷ 280人 = 28.5714% ✗ 25.87%",
            "“25.87%”应为“28.57%”。",
        ),
    ],
)
def test_a_wrong_percentage_is_contradicted(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]


def test_a_share_that_holds_gives_its_amount_as_well(lines: Lines) -> None:
    assert lines(SHARE.format("48.60%"))[0] == "product: 500万元 × 48.60% = 2,430,000元 ✓ 243万元"


@pytest.mark.parametrize(
    "text",
    [
        # A share of something that is not told.
        SHARE.format("30%"),
        "覆盖率达95%，群众满意度占比不低于90%。",
        # Points are no percentage of anything.
        "覆盖率达95%，比上年提高3个百分点。",
        # Growth that is planned, not computed of what stands there.
        "2024年支出126万元，比上年增长5%。",
        "增长率由3%提高到5%。",
        # Land that is occupied is no share.
        "面积500亩，占地243亩，绿化率30%。",
    ],
)
def test_a_percentage_of_something_else_is_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_a_total_before_the_shares_is_their_whole(failing: Lines) -> None:
    text = "农业112人、林业80人、水利88人，共280人，分别占40.00%、28.57%、31.43%。"
    assert failing(text) == []


def test_growth_may_be_told_with_the_increase_itself(failing: Lines) -> None:
    assert failing("2023年完成120万元，2024年比2023年增加6万元，增长5%。") == []
