"""The same amount written twice: in capitals beside figures, or again elsewhere in the project."""

from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim

Lines = Callable[[str], list[str]]
ClaimsOf = Callable[[str], tuple[Claim, ...]]

TOLD_AGAIN = """一、项目概况
本项目安排路灯维修资金23.4万元。
二、实施内容
路灯维修资金{}，由财政所支付。
"""


def restated(text: str, claims_of: ClaimsOf) -> list[tuple[str, str]]:
    """Give verdict and first figure of the claims that hold an amount against its other place."""
    return [(c.verdict, c.text) for c in claims_of(text) if c.detail == "restated"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "培训费人民币叁万元整（¥30000元）。",
            "equality: 30000元 = 30,000元 ✓ 叁万元整",
        ),
        (
            "叁拾万元（30万元）用于路灯维修。",
            "equality: 30万元 = 300,000元 ✓ 叁拾万元",
        ),
        (
            "清掏费4.5万元（大写：肆万伍仟元整）。",
            "equality: 肆万伍仟元整 = 45,000元 ✓ 4.5万元",
        ),
    ],
)
def test_capitals_are_held_against_the_figures_beside_them(
    lines: Lines, text: str, line: str
) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "培训费人民币叁万元整（¥32000元）。",
        "清掏费4.5万元（大写：肆万肆仟元整）。",
    ],
)
def test_capitals_that_differ_from_their_figures_are_contradicted(
    failing: Lines, text: str
) -> None:
    assert len(failing(text)) == 1


def test_capitals_with_other_words_between_are_another_amount(lines: Lines) -> None:
    assert lines("押金人民币叁万元整，另付运费2000元。") == []


def test_an_amount_told_again_under_a_like_name_agrees_with_the_first(
    claims_of: ClaimsOf,
) -> None:
    text = TOLD_AGAIN.format("23.4万元")
    assert [verdict for verdict, _ in restated(text, claims_of)] == ["holds"]


def test_another_amount_under_a_like_name_may_be_another_thing(
    claims_of: ClaimsOf, failing: Lines
) -> None:
    text = TOLD_AGAIN.format("24.3万元")
    assert restated(text, claims_of) == []
    assert failing(text) == []


def test_small_amounts_are_equal_by_chance(claims_of: ClaimsOf) -> None:
    text = "路灯维修每次补助200元。\n路灯维修误工每次补助200元。"
    assert restated(text, claims_of) == []


def test_the_same_amount_of_two_things_is_told_once_each(claims_of: ClaimsOf) -> None:
    text = "路灯维修资金20万元。\n图书采购费用20万元。"
    assert restated(text, claims_of) == []
