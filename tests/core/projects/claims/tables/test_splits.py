from collections.abc import Callable

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

ClaimsOf = Callable[[str], list[Claim]]
Because = Callable[[Claim], str]

FORM = (
    "项目资金（万元）\t中期资金总额\t300\t年度资金总额\t100\n"
    "\t其中：财政拨款\t240\t其中：财政拨款\t{}\n\t其他资金\t60\t其他资金\t20\n"
)


def splits(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind is ClaimKind.SPLIT]


def test_shares_may_follow_in_the_same_row(claims_of: ClaimsOf, because: Because) -> None:
    text = (
        "年度资金总额（万元）\t308.5\t其中：省级\t150\t县级\t158.5\n"
        "一级指标\t二级指标\t指标值\t\t\t\n"
    )
    (claim,) = splits(claims_of(text))
    assert because(claim) == "150万元 + 158.5万元 = 3,085,000元 ✓ 308.5万元"


def test_shares_may_stand_below_in_blocks_side_by_side(claims_of: ClaimsOf) -> None:
    claims = splits(claims_of(FORM.format(80)))
    assert [int(claim.stated or 0) for claim in claims] == [3_000_000, 1_000_000]
    assert not any(claim.fails for claim in claims)


def test_shares_larger_than_their_whole_fail(claims_of: ClaimsOf) -> None:
    (wrong,) = (claim for claim in splits(claims_of(FORM.format(90))) if claim.fails)
    assert wrong.computed == 1_100_000
    assert wrong.certain


def test_shares_smaller_than_their_whole_are_a_doubt(claims_of: ClaimsOf) -> None:
    (wrong,) = (claim for claim in splits(claims_of(FORM.format(70))) if claim.fails)
    assert not wrong.certain


def test_a_form_in_blanks_is_read_by_where_its_numbers_end(claims_of: ClaimsOf) -> None:
    text = (
        "  项目名称      堤防维护    实施单位      梨坪县水务局\n\n"
        "  开始日期      2031-01-01  完成日期      2031-12-31\n\n"
        "  资金总额                  5,000.00 年度申请总额          4,000.00\n\n"
        "                                     其中：本年拨款        3,500.00\n\n"
        "  其中：财政资金            4,600.00\n"
        "  （元）\n"
        "                                     上年结转资金            500.00\n\n"
        "  其他资金                    400.00 其他资金                  0.00\n"
    )
    claims = splits(claims_of(text))
    assert [(int(claim.stated or 0), claim.verdict) for claim in claims] == [
        (5000, Verdict.HOLDS),
        (4000, Verdict.HOLDS),
    ]


def test_one_share_alone_may_be_less_than_the_whole(claims_of: ClaimsOf) -> None:
    text = "年度资金总额（元）\t100\n其中：省级\t60\n指标\t若干\n"
    assert splits(claims_of(text)) == []
