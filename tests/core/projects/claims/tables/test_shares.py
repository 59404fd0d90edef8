from collections.abc import Callable

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

ClaimsOf = Callable[[str], list[Claim]]
Because = Callable[[Claim], str]


def shares(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind is ClaimKind.PERCENT]


def test_a_share_is_its_part_of_the_total(claims_of: ClaimsOf, because: Because) -> None:
    text = (
        "类别\t个数（个）\t投资（万元）\t占比\n道路\t4\t35\t58.3%\n沟渠\t1\t10\t16.7%\n"
        "水窖\t1\t15\t26%\n合计\t6\t60\t100%\n"
    )
    claims = shares(claims_of(text))
    assert [claim.verdict for claim in claims] == [
        Verdict.ROUNDED,
        Verdict.ROUNDED,
        Verdict.FAILS,
    ]
    assert because(claims[2]) == "15万元 ÷ 60万元 = 25% ✗ 26%"


def test_a_share_may_be_a_fraction_and_the_total_stand_first(claims_of: ClaimsOf) -> None:
    text = "类别\t投资（万元）\t占总投资比例\n合计\t60\t1\n道路\t45\t0.75\n沟渠\t15\t0.25\n"
    claims = shares(claims_of(text))
    assert [str(claim.stated) for claim in claims] == ["0.75", "0.25"]
    assert not any(claim.fails for claim in claims)


def test_percentages_of_something_else_are_left_alone(claims_of: ClaimsOf) -> None:
    text = "类别\t投资（万元）\t自筹比例\n道路\t45\t30%\n沟渠\t15\t20%\n合计\t60\t25%\n"
    assert shares(claims_of(text)) == []


PAYMENTS = (
    "单位：万元\n乡镇\t预算数\t已支付\t支付进度\n雁坪乡\t860\t430\t50%\n松洼乡\t640\t208\t32.5%\n"
    "桐口镇\t1,200\t{}\t45%\n榆溪镇\t500\t410\t82%\n合计\t3,200\t1,588\t49.6%\n"
)


def test_a_rate_is_the_quotient_of_two_columns_also_in_the_total(
    claims_of: ClaimsOf, because: Because
) -> None:
    claims = shares(claims_of(PAYMENTS.format("540")))
    assert [claim.fails for claim in claims] == [False] * 5
    assert because(claims[-1]) == "1,588万元 ÷ 3,200万元 = 49.625% ≈ 49.6%"


def test_the_one_row_that_departs_from_the_quotient_surely_fails(claims_of: ClaimsOf) -> None:
    claims = shares(claims_of(PAYMENTS.format("450")))
    (wrong,) = (claim for claim in claims if claim.fails)
    assert wrong.text == "桐口镇\t1,200\t450\t45%"
    assert wrong.certain


def test_where_but_two_rows_agree_a_third_is_a_doubt(claims_of: ClaimsOf) -> None:
    text = (
        "村名\t计划（户）\t完成（户）\t完成率（%）\n"
        "东村\t40\t30\t75\n西村\t50\t20\t40\n南村\t80\t60\t70\n"
    )
    claims = shares(claims_of(text))
    assert [claim.fails for claim in claims] == [False, False, True]
    assert not claims[2].certain


def test_a_column_of_nothing_but_100_percent_refutes_no_row(claims_of: ClaimsOf) -> None:
    text = (
        "村名\t计划（户）\t完成（户）\t合格率（%）\n东村\t40\t40\t100\n西村\t50\t50\t100\n"
        "北村\t20\t20\t100\n南村\t80\t60\t100\n"
    )
    assert shares(claims_of(text)) == []
