from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim
from mingxi.projects.claims.tables.groups import level_of, outermost

ClaimsOf = Callable[[str], list[Claim]]

ROWS = (
    "序号\t项目\t金额（元）\n一\t人员\t300\n1\t工资\t200\n2\t保险\t100\n"
    "二\t办公\t{}\n1\t邮电\t30\n2\t印刷\t50\n三\t差旅\t90\n1\t市内\t40\n2\t市外\t50\n"
)


@pytest.mark.parametrize(
    ("label", "level"),
    [
        ("一", 0),
        ("二、设备费", 0),
        ("（三）安装", 1),
        ("4", 2),
        ("5.印刷", 2),
        ("5.1", 3),
        ("①", 3),
    ],
)
def test_a_number_tells_how_deep_its_row_stands(label: str, level: int) -> None:
    assert level_of(label) == level


@pytest.mark.parametrize("label", ["设备费", "2031年", "", "一般公共预算"])
def test_words_are_no_number_of_a_row(label: str) -> None:
    assert level_of(label) is None


def test_the_outermost_rows_hold_the_others() -> None:
    assert outermost(["一", "1", "2", "二"]) == [0, 3]
    assert outermost(["1", "2", "3"]) is None


def test_the_head_of_a_group_is_the_sum_of_its_rows(claims_of: ClaimsOf) -> None:
    claims = claims_of(ROWS.format(80))
    assert [int(claim.stated or 0) for claim in claims] == [300, 80, 90]
    assert not any(claim.fails for claim in claims)


def test_a_group_that_does_not_add_up_is_a_doubt(claims_of: ClaimsOf) -> None:
    (wrong,) = (claim for claim in claims_of(ROWS.format(70)) if claim.fails)
    assert wrong.computed == 80
    assert not wrong.certain
