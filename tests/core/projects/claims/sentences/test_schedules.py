from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "补助40.32万元按季度分四次兑现，每次10.08万元。",
            "schedule: 10.08万元 × 4 = 403,200元 ✓ 40.32万元",
        ),
        (
            "全年经费34.04万元，每季度拨付8.51万元。",
            "schedule: 8.51万元 × 4 = 340,400元 ✓ 34.04万元",
        ),
        (
            "全年经费34.05万元，每季度拨付8.51万元。",
            "schedule: 8.51万元 × 4 = 340,400元 ≈ 34.05万元",
        ),
        ("全年经费120万元，每月支付10万元。", "schedule: 10万元 × 12 = 1,200,000元 ✓ 120万元"),
        ("经费20万元分两次拨付，每次10万元。", "schedule: 10万元 × 2 = 200,000元 ✓ 20万元"),
        (
            "经费43.99万元分四次拨付：3月底前10万元，6月底前10万元，9月底前10万元，12月底前13.99万元。",
            "schedule: 10万元 + 10万元 + 10万元 + 13.99万元 = 439,900元 ✓ 43.99万元",
        ),
    ],
)
def test_instalments_pay_the_whole(lines: Lines, text: str, line: str) -> None:
    assert line in lines(text)


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "补助40.32万元按季度分四次兑现，每次10.80万元。",
            "schedule: 10.80万元 × 4 = 432,000元 ✗ 40.32万元",
            "“40.32万元”应为“43.20万元”。",
        ),
        (
            "全年经费36.04万元，每季度拨付8.51万元。",
            "schedule: 8.51万元 × 4 = 340,400元 ✗ 36.04万元",
            "“36.04万元”应为“34.04万元”。",
        ),
        (
            "经费20万元分两次拨付，每次5万元。",
            "schedule: 5万元 × 2 = 100,000元 ✗ 20万元",
            "“20万元”应为“10万元”。",
        ),
        (
            (
                "经费43.99万元分四次拨付：3月底前10.00万元，6月底前10.00万元，9月底前10.00万元，"
                "12月底前12.99万元。"
            ),
            "schedule: 10.00万元 + 10.00万元 + 10.00万元 + 12.99万元 = 429,900元 ✗ 43.99万元",
            "“43.99万元”应为“42.99万元”。",
        ),
    ],
)
def test_instalments_that_do_not_pay_the_whole_are_contradicted(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert line in failing(text)
    assert mend in mends(text)


def test_the_whole_is_what_is_judged(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("补助40.32万元按季度分四次兑现，每次10.80万元。")
    assert (claim.kind, claim.verdict) == (ClaimKind.SCHEDULE, Verdict.FAILS)
    assert (claim.stated, claim.computed) == (403_200, 432_000)
    assert claim.certain


@pytest.mark.parametrize(
    "text",
    [
        # A monthly payment of one of many parts.
        "全年经费500万元，保洁费每月支付2万元。",
        # Half-years that need not be halves.
        "经费20万元，上半年拨付8万元，下半年拨付12万元。",
        # Rough instalments.
        "全年经费130万元，每月支付约10万元。",
        # Not as many amounts as instalments: the others are told elsewhere.
        "经费44万元分四次拨付：3月底前10万元，6月底前10万元。",
    ],
)
def test_payments_that_need_not_be_the_whole_are_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_whole_wan_among_instalments_are_exact(lines: Lines) -> None:
    text = (
        "经费43.99万元分四次拨付：3月底前10万元，6月底前10万元，9月底前10万元，12月底前12.99万元。"
    )
    line = "schedule: 10万元 + 10万元 + 10万元 + 12.99万元 = 429,900元 ✗ 43.99万元"
    assert line in lines(text)


def test_an_instalment_that_does_not_divide_the_whole_is_not_proposed(mends: Lines) -> None:
    assert mends("全年经费110万元，每月支付10万元。") == ["“110万元”应为“120万元”。"]


def test_a_whole_that_is_paid_at_once_and_again_is_contradicted(failing: Lines) -> None:
    assert failing("补助40.32万元分四次拨付，每次40.32万元。") == [
        "schedule: 40.32万元 × 4 = 1,612,800元 ✗ 40.32万元"
    ]


def test_school_terms_are_two_instalments(lines: Lines) -> None:
    text = "辅导费31.5万元按学期结算，春季15万元，秋季16.5万元；读本费8万元随后支付。"
    assert "schedule: 15万元 + 16.5万元 = 315,000元 ✓ 31.5万元" in lines(text)


def test_rounded_instalments_explain_the_last_digit_of_the_whole(failing: Lines) -> None:
    assert failing("试剂费7.93万元分4月、10月两次支付，每次3.97万元。") == []


def test_the_first_instalments_and_the_rest_pay_the_whole(lines: Lines, failing: Lines) -> None:
    text = "运营补助28.90万元按季度拨付，前三季度每季度7.00万元，四季度{}万元。"
    assert "schedule: 7.00万元 × 3 + 7.90万元 = 289,000元 ✓ 28.90万元" in lines(text.format("7.90"))
    assert failing(text.format("7.60")) == [
        "schedule: 7.00万元 × 3 + 7.60万元 = 286,000元 ✗ 28.90万元"
    ]
