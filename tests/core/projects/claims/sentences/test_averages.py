"""Averages, held against total and number."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("慰问资金39.5万元，慰问790户，户均500元。", "product: 39.5万元 ÷ 790户 = 500元 ✓ 500元"),
        ("全村2,140户8,560人，平均每户4人。", "product: 8,560人 ÷ 2,140户 = 4人 ✓ 4人"),
    ],
)
def test_an_average_is_proven_by_total_and_number(lines: Lines, text: str, line: str) -> None:
    assert line in lines(text)


def test_a_wrong_digit_of_an_average_is_doubted(failing: Lines) -> None:
    assert len(failing("慰问资金39.5万元，慰问790户，户均510元。")) == 1


def test_a_rough_total_doubts_no_average(failing: Lines) -> None:
    assert failing("慰问资金近40万元，慰问790户，户均500元。") == []


def test_an_average_with_swapped_digits_is_doubted(failing: Lines) -> None:
    assert failing("改造120户，共37.65万元，户均3,317.5元。") == [
        "product: 37.65万元 ÷ 120户 = 3,137.5元 ✗ 3,317.5元"
    ]
