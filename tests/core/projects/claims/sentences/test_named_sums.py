"""Sums whose parts are named, and stocks after gains and losses."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "质量检验费2.10万元。保险费2.20万元。质量检验费和保险费共4.30万元。",
            "sum: 2.10万元 + 2.20万元 = 43,000元 ✓ 4.30万元",
        ),
        (
            "驾驶员24人，车辆20台，照管员12人。驾驶员、照管员共36人。",
            "sum: 24人 + 12人 = 36人 ✓ 36人",
        ),
        (
            "上年末2,331人，本年新增48人、核减63人，实有2,316人。",
            "sum: 2,331人 + 48人 - 63人 = 2,316人 ✓ 2,316人",
        ),
    ],
)
def test_named_parts_are_looked_up_and_added(lines: Lines, text: str, line: str) -> None:
    assert line in lines(text)


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "质量检验费2.10万元。保险费2.20万元。质量检验费和保险费共4.80万元。",
            "sum: 2.10万元 + 2.20万元 = 43,000元 ✗ 4.80万元",
            "“4.80万元”应为“4.30万元”，或“2.10万元”应为“2.60万元”。",
        ),
        (
            "上年末2,331人，本年新增48人、核减63人，实有2,361人。",
            "sum: 2,331人 + 48人 - 63人 = 2,316人 ✗ 2,361人",
            "“2,361人”应为“2,316人”。",
        ),
    ],
)
def test_a_wrong_sum_of_named_parts_is_contradicted(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]


@pytest.mark.parametrize(
    "text",
    [
        # One of the names has no amount.
        "印刷费2万元，宣传费3万元。印刷费、宣传费、租车费共8万元。",
        # Names without amounts.
        "印刷费、宣传费共5万元。",
        # Counts may overlap: one person may do both.
        "驾驶员24人、照管员12人，驾驶员、照管员共38人。",
    ],
)
def test_a_sum_whose_parts_are_not_all_told_is_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_an_amount_between_the_named_parts_is_passed_over(lines: Lines) -> None:
    text = "质量检验费2.10万元。车辆租金1万元。保险费2.20万元。质量检验费和保险费共4.30万元。"
    assert lines(text) == ["sum: 2.10万元 + 2.20万元 = 43,000元 ✓ 4.30万元"]


def test_a_stock_without_the_one_before_it_is_left_in_peace(failing: Lines) -> None:
    assert failing("本年新增48人、核减63人，实有2,361人。") == []
