"""Counts and amounts that groups of things lead to (counted)."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "队员65名，其中一级队2支、每支15名，二级队5支、每支7名。",
            "sum: 2支 × 15人/支 + 5支 × 7人/支 = 65名 ✓ 65名",
        ),
        (
            "重点单位49家每家检查2次，其余137家每家检查1次，全年235家次。",
            "sum: 49家 × 2次/家 + 137家 × 1次/家 = 235家次 ✓ 235家次",
        ),
        (
            "水厂4处每月检测1次，其余19处每半年检测1次，全年共86次。",
            "sum: 4处 × 1次/月 × 12 + 19处 × 1次/半年 × 2 = 86次 ✓ 86次",
        ),
        (
            "向96家单位各支付资料费300元，计28,800元。",
            "product: 96家 × 300元 = 28,800元 ✓ 28,800元",
        ),
        (
            "11个乡镇和97个村（社区）各1名，共108名。",
            "product: (11个 + 97个) × 1名 = 108名 ✓ 108名",
        ),
    ],
)
def test_groups_of_things_add_up_to_their_result(lines: Lines, text: str, line: str) -> None:
    assert line in lines(text)


def test_swapped_digits_are_doubted_with_the_sum_of_the_groups(failing: Lines) -> None:
    assert failing("队员56名，其中一级队2支、每支15名，二级队5支、每支7名。") == [
        "sum: 2支 × 15人/支 + 5支 × 7人/支 = 65名 ✗ 56名"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A sentence may count more than it sums, or less.
        "队员90名，其中一级队2支、每支15名，二级队5支、每支7名。",
        "甲村、乙村各50万元，共100万元。",
        "全年检查300次，其中重点单位49家每家检查2次。",
    ],
)
def test_what_the_groups_do_not_explain_is_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []
