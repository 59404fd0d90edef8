from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.tables.totals import summed

ClaimsOf = Callable[[str], list[Claim]]
Because = Callable[[Claim], str]

ROWS = "品名\t金额（元）\n水泵\t{0}\n水管\t{1}\n水表\t{2}\n合计\t{3}\n"


def sums(claims: list[Claim]) -> list[tuple[int, Verdict]]:
    return [
        (int(claim.stated or 0), claim.verdict)
        for claim in claims
        if claim.kind is not ClaimKind.PRODUCT
    ]


def test_a_total_row_sums_the_rows_above_it(claims_of: ClaimsOf, because: Because) -> None:
    (claim,) = claims_of(ROWS.format("1,200", "300", "50", "1,550"))
    assert claim.verdict is Verdict.HOLDS
    assert claim.text == "合计\t1,550"
    assert claim.detail == "column"
    assert because(claim) == "1,200元 + 300元 + 50元 = 1,550元 ✓ 1,550元"


def test_a_wrong_total_fails(claims_of: ClaimsOf, because: Because) -> None:
    (claim,) = claims_of(ROWS.format("1,200", "300", "50", "1,560"))
    assert claim.fails
    assert claim.certain
    assert because(claim) == "1,200元 + 300元 + 50元 = 1,550元 ✗ 1,560元"


def test_rounded_parts_may_be_half_a_digit_off_each(claims_of: ClaimsOf) -> None:
    rows = ROWS.replace("元）", "万元）")
    (claim,) = claims_of(rows.format("1.21", "3.33", "5.55", "10.08"))
    assert claim.verdict is Verdict.ROUNDED
    (claim,) = claims_of(rows.format("1.21", "3.33", "5.55", "10.05"))
    assert claim.fails


def test_a_total_right_under_the_heading_sums_the_rows_below(claims_of: ClaimsOf) -> None:
    text = "类别\t个数（个）\t投资（万元）\n合 计\t6\t60\n道路\t4\t35\n沟渠\t2\t25\n"
    assert sums(claims_of(text)) == [(6, Verdict.HOLDS), (600_000, Verdict.HOLDS)]


def test_subtotals_are_not_added_twice(claims_of: ClaimsOf) -> None:
    text = (
        "名称\t户数（户）\n东村\t20\n西村\t30\n小计\t50\n"
        "南村\t10\n北村\t15\n小计\t25\n直属队\t5\n合计\t80\n"
    )
    assert sums(claims_of(text)) == [
        (50, Verdict.HOLDS),
        (25, Verdict.HOLDS),
        (80, Verdict.HOLDS),
    ]


@pytest.mark.parametrize(
    ("ranks", "at", "parts"),
    [
        ([0, 0, 2], 2, [0, 1]),
        ([0, 0, 1, 0, 2], 4, [2, 3]),
        ([0, 1, 0, 1, 2], 4, [1, 3]),
        ([0, 2, 0, 2, 3], 4, [1, 3]),
        ([0, 2, 0, 0, 2], 4, [2, 3]),
        ([0, 2, 0, 2, 2], 4, [1, 3]),
        ([2, 0, 0], 0, [1, 2]),
        ([2, 1, 0, 0, 1, 0, 0], 0, [1, 4]),
        ([2, 1, 0, 0, 1, 0, 0], 4, [5, 6]),
    ],
)
def test_a_total_sums_what_no_smaller_total_covers(
    ranks: list[int], at: int, parts: list[int]
) -> None:
    assert summed(ranks)[at] == parts


def test_rows_of_which_are_not_added_twice(claims_of: ClaimsOf) -> None:
    text = (
        "项目\t金额（元）\n工程费\t900\n其中：材料费\t500\n人工费\t400\n监理费\t100\n合计\t1000\n"
    )
    assert sums(claims_of(text)) == [(1000, Verdict.HOLDS)]


def test_only_the_outermost_of_numbered_rows_are_added(claims_of: ClaimsOf) -> None:
    text = (
        "序号\t项目\t金额（元）\n一\t人员\t300\n1\t工资\t200\n2\t保险\t100\n"
        "二\t办公\t80\n合计\t\t380\n"
    )
    assert sums(claims_of(text)) == [(300, Verdict.HOLDS), (380, Verdict.HOLDS)]
    (wrong,) = (claim for claim in claims_of(text.replace("380", "390")) if claim.fails)
    assert wrong.computed == 380
    assert not wrong.certain


def test_a_row_that_sums_the_rows_below_it_stands_for_them(claims_of: ClaimsOf) -> None:
    text = "项目\t金额（元）\n人员\t300\n工资\t200\n保险\t100\n办公\t80\n合计\t380\n"
    assert sums(claims_of(text)) == [(380, Verdict.HOLDS)]


@pytest.mark.parametrize(
    "text",
    [
        # A word where a number should be: the sum is incomplete.
        ROWS.format("1,200", "据实", "50", "1,560"),
        # Different things are not added.
        "品名\t数量\n水泵\t3台\n水管\t40米\n水表\t5块\n合计\t50\n",
        # Prices, shares and years are not added.
        "品名\t单价（元）\n水泵\t300\n水管\t40\n合计\t350\n",
        "品名\t完成率\n水泵\t95%\n水管\t96%\n合计\t95%\n",
        # One part alone says nothing.
        "品名\t金额（元）\n水泵\t300\n合计\t350\n",
    ],
)
def test_an_uncertain_total_is_left_alone(claims_of: ClaimsOf, text: str) -> None:
    assert not [claim for claim in claims_of(text) if claim.fails]


def test_a_total_column_sums_the_columns_to_its_right(claims_of: ClaimsOf) -> None:
    text = (
        "年度\t合计\t道路\t沟渠\t水窖\n单位：万元\t\t\t\t\n"
        "2031年\t45\t10\t20\t15\n2032年\t60\t30\t20\t10\n总计\t105\t40\t40\t25\n"
    )
    claims = [claim for claim in claims_of(text) if claim.detail == "row"]
    assert [claim.verdict for claim in claims] == [Verdict.HOLDS] * 3


def test_a_total_column_may_stand_at_the_right(claims_of: ClaimsOf) -> None:
    text = (
        "村名\t省级（元）\t县级（元）\t合计（元）\n"
        "东村\t10\t20\t30\n西村\t5\t6\t11\n南村\t5\t7\t21\n"
    )
    claims = [claim for claim in claims_of(text) if claim.detail == "row"]
    assert [claim.verdict for claim in claims] == [
        Verdict.HOLDS,
        Verdict.HOLDS,
        Verdict.FAILS,
    ]


def test_columns_that_never_add_up_are_no_parts(claims_of: ClaimsOf) -> None:
    text = (
        "项目\t总投资（万元）\t已完成（万元）\t本年计划（万元）\n甲\t90\t20\t30\n乙\t50\t10\t15\n"
    )
    assert claims_of(text) == []


def test_sources_of_funds_are_shares_of_the_total(claims_of: ClaimsOf) -> None:
    text = (
        "\t总投入\t中央财政\t省级财政\t县级财政\t其他\n"
        "中期资金来源（元）\t300\t\t100\t200\t\n年度资金来源（元）\t100\t\t30\t60\t\n"
    )
    right, wrong = claims_of(text)
    assert right.kind is ClaimKind.SPLIT
    assert (right.verdict, wrong.verdict) == (Verdict.HOLDS, Verdict.FAILS)


def test_a_single_source_equals_the_total_and_its_own_unit_wins(claims_of: ClaimsOf) -> None:
    text = (
        "\t总投入\t中央财政\t省级财政\t县级财政\n"
        "中期资金来源（元）\t360万元\t\t\t360万元\n年度资金来源（元）\t120万元\t\t\t120万元\n"
    )
    assert sums(claims_of(text)) == [(3_600_000, Verdict.HOLDS), (1_200_000, Verdict.HOLDS)]


def test_years_that_add_up_to_the_total_are_a_schedule(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("年度\t资金（万元）\n2031年\t30\n2032年\t40\n总计\t70\n")
    assert claim.kind is ClaimKind.SCHEDULE
