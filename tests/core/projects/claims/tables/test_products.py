from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

ClaimsOf = Callable[[str], list[Claim]]
Because = Callable[[Claim], str]

GOODS = "品名\t数量\t单价（元）\t金额（元）\n水泵\t4台\t12,600\t{}\n水管\t300米\t35\t10,500\n"


def products(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind is ClaimKind.PRODUCT]


def test_quantity_times_price_is_the_amount(claims_of: ClaimsOf, because: Because) -> None:
    first, second = products(claims_of(GOODS.format("50,400")))
    assert first.verdict is second.verdict is Verdict.HOLDS
    assert first.text == "水泵\t4台\t12,600\t50,400"
    assert because(first) == "4台 × 12,600元 = 50,400元 ✓ 50,400元"


def test_a_row_that_does_not_multiply_fails(claims_of: ClaimsOf, because: Because) -> None:
    first, second = products(claims_of(GOODS.format("54,000")))
    assert first.fails
    assert because(first) == "4台 × 12,600元 = 50,400元 ✗ 54,000元"
    assert not second.fails


def test_a_month_column_is_a_factor_where_the_rows_say_so(claims_of: ClaimsOf) -> None:
    text = (
        "岗位\t人数（人）\t月工资标准（元）\t月数\t金额（万元）\n"
        "保洁\t6\t2500\t12\t18\n保安\t4\t3000\t12\t14.4\n绿化\t2\t2800\t10\t5.6\n"
    )
    claims = products(claims_of(text))
    assert [len(claim.operands) for claim in claims] == [3, 3, 3]
    assert not any(claim.fails for claim in claims)


def test_a_standard_before_the_table_is_a_factor(claims_of: ClaimsOf, because: Because) -> None:
    text = (
        "巡护补助按每人每月200元、全年12个月计算，各村如下：\n村名\t人数（人）\t金额（元）\n"
        "东村\t10\t24000\n西村\t8\t19200\n南村\t5\t12600\n"
    )
    claims = products(claims_of(text))
    assert [claim.verdict for claim in claims] == [Verdict.HOLDS, Verdict.HOLDS, Verdict.FAILS]
    assert because(claims[2]) == "5人 × 200元/(人·月) × 12个月 = 12,000元 ✗ 12600元"


def test_a_result_is_judged_at_its_written_digits(claims_of: ClaimsOf) -> None:
    text = (
        "硬化道路每公里造价28.5万元：\n村名\t长度（公里）\t投资（万元）\n"
        "东村\t0.65\t18.53\n西村\t1.2\t34.20\n"
    )
    claims = products(claims_of(text))
    assert [claim.verdict for claim in claims] == [Verdict.ROUNDED, Verdict.HOLDS]


@pytest.mark.parametrize(
    "text",
    [
        # A discount scales the product; the rows follow no formula of ours.
        "品名\t数量\t单价（元）\t折扣\t金额（元）\n甲\t10\t100\t0.9\t900\n乙\t5\t200\t0.8\t800\n",
        # The standard is for a household, the column counts people.
        "每户补助600元：\n村名\t人数（人）\t金额（元）\n东村\t10\t3000\n西村\t8\t2400\n",
        # Most rows do not follow the standard.
        "每人补助600元：\n村名\t人数（人）\t金额（元）\n甲\t1\t600\n乙\t8\t2400\n丙\t9\t30\n",
    ],
)
def test_rows_that_follow_no_product_are_left_alone(claims_of: ClaimsOf, text: str) -> None:
    assert products(claims_of(text)) == []


def test_the_units_of_the_columns_may_be_listed_over_a_table_in_blanks(
    claims_of: ClaimsOf, because: Because
) -> None:
    text = (
        "                                  单位：户、元/户、万元\n"
        "  村名      改厕任务    补助标准    补助资金\n"
        "  东村        42       1,200       5.04\n"
        "  西村        35       1,200       4.20\n"
        "  南村        28       1,200       3.63\n"
        "  合计       105          —       12.87\n"
    )
    claims = products(claims_of(text))
    assert [claim.verdict for claim in claims] == [Verdict.HOLDS, Verdict.HOLDS, Verdict.FAILS]
    assert because(claims[2]) == "28户 × 1,200元/户 = 33,600元 ✗ 3.63万元"


def test_a_standard_may_stand_some_paragraphs_before_the_table(claims_of: ClaimsOf) -> None:
    text = (
        "2031年新种的，210亩×500元/亩=105,000元；\n2029年种的，96亩×200元/亩=19,200元；\n"
        "两项由乡里核实后发放。\n各村情况如下：\n村名\t面积（亩）\t补助（元）\n"
        "东村\t120\t60000\n西村\t90\t45000\n"
    )
    claims = products(claims_of(text))
    assert [claim.verdict for claim in claims] == [Verdict.HOLDS, Verdict.HOLDS]


def test_a_standard_for_a_month_falls_due_twelve_times(
    claims_of: ClaimsOf, because: Because
) -> None:
    text = (
        "居家照料按每人每月110元补助，各村情况如下：\n村名    对象（人）    金额（元）\n"
        "东村    12    15840\n西村    9    11880\n南村    7    9420\n"
    )
    claims = products(claims_of(text))
    assert [claim.verdict for claim in claims] == [Verdict.HOLDS, Verdict.HOLDS, Verdict.FAILS]
    assert because(claims[2]) == "7人 × 110元/(人·月) × 12个月 = 9,240元 ✗ 9420元"
