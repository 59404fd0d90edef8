"""Counts told in a row, and the standards told behind 分别 in the same order."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]
Mends = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "设一等奖2个、二等奖4个、三等奖6个，每个奖金分别为2,000元、1,200元、800元，奖金1.36万元。",
            "sum: 2个 × 2,000元 + 4个 × 1,200元 + 6个 × 800元 = 13,600元 ✓ 1.36万元",
        ),
        (
            "新建水窖3口和蓄水池5口，分别补助1.5万元和2万元，补助14.5万元。",
            "sum: 3口 × 1.5万元 + 5口 × 2万元 = 145,000元 ✓ 14.5万元",
        ),
    ],
)
def test_standards_meet_their_counts_in_order(lines: Lines, text: str, line: str) -> None:
    assert lines(text) == [line]


def test_a_slip_in_the_result_is_contradicted(failing: Lines, mends: Lines) -> None:
    text = "设一等奖2个、二等奖4个，分别奖励2,000元、1,200元，共8,080元。"
    assert failing(text) == ["sum: 2个 × 2,000元 + 4个 × 1,200元 = 8,800元 ✗ 8,080元"]
    assert mends(text) == ["“8,080元”应为“8,800元”。"]


def test_what_entered_is_no_part_of_a_later_total(lines: Lines) -> None:
    text = "设一等奖2个、二等奖4个，分别奖2,000元、1,200元，共0.88万元；场地1.2万元；合计2.08万元。"
    assert lines(text)[-1] == "sum: 0.88万元 + 1.2万元 = 20,800元 ✓ 2.08万元"


def test_amounts_that_add_up_by_themselves_are_no_standards(lines: Lines) -> None:
    text = "一等奖2个、二等奖4个，分别需4,000元、4,800元，共8,800元。"
    assert lines(text) == ["sum: 4,000元 + 4,800元 = 8,800元 ✓ 8,800元"]


@pytest.mark.parametrize(
    "text",
    [
        # More counts than standards: which is whose cannot be told.
        "设一等奖2个、二等奖4个、三等奖6个，分别奖励2,000元、1,200元，共1.36万元。",
        # Counts of different things.
        "培训2期、参训80人，分别补助2,000元、1,200元，共9.96万元。",
        # The amount behind tells something else.
        "设一等奖2个、二等奖4个，分别奖励2,000元、1,200元，另需场地费3.7万元。",
    ],
)
def test_other_rows_are_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []
