"""A remainder held against a whole less what is taken."""

from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim, ClaimKind

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "全年应补贴86万元，扣除上年结转7万元，安排79万元。",
            "sum: 86万元 - 7万元 = 790,000元 ✓ 79万元",
        ),
        (
            "总需120万元，已到位97.18万元，缺口22.82万元。",
            "sum: 120万元 - 97.18万元 = 228,200元 ✓ 22.82万元",
        ),
        (
            "总需120万元，市级补助80万元，其余40万元由县级承担。",
            "sum: 120万元 - 80万元 = 400,000元 ✓ 40万元",
        ),
        ("编制24个，已有17人，缺少7人。", "sum: 24个 - 17人 = 7人 ✓ 7人"),
    ],
)
def test_a_remainder_is_the_whole_less_what_is_taken(lines: Lines, text: str, line: str) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "全年应补贴86万元，扣除上年结转7万元，安排78万元。",
            "sum: 86万元 - 7万元 = 790,000元 ✗ 78万元",
            "“78万元”应为“79万元”。",
        ),
        (
            "总需120万元，已到位97.18万元，缺口22.28万元。",
            "sum: 120万元 - 97.18万元 = 228,200元 ✗ 22.28万元",
            "“22.28万元”应为“22.82万元”。",
        ),
        (
            "总需120万元，市级补助80万元，其余30万元由县级承担。",
            "sum: 120万元 - 80万元 = 400,000元 ✗ 30万元",
            "“30万元”应为“40万元”。",
        ),
        (
            "编制24个，已有17人，缺少8人。",
            "sum: 24个 - 17人 = 7人 ✗ 8人",
            "“8人”应为“7人”。",
        ),
    ],
)
def test_a_wrong_remainder_is_doubted(
    claims_of: ClaimsOf, failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]
    assert [(c.detail, c.certain) for c in claims_of(text) if c.fails] == [("difference", False)]


def test_a_remainder_is_a_sum_of_its_own_kind(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("总需120万元，已到位97.18万元，缺口22.82万元。")
    assert (claim.kind, claim.detail) == (ClaimKind.SUM, "difference")


@pytest.mark.parametrize(
    "text",
    [
        "总需120万元，已到位约97万元，缺口23万元。",
        "上年结余5万元，本年安排20万元。",
        "缺口22.82万元由镇级解决。",
        "总需120万元，不足部分由村级自筹。",
        "降雨减少30毫米，其余月份持平，共放水12次。",
    ],
)
def test_a_remainder_without_its_whole_is_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_a_remainder_as_large_as_its_whole_is_doubted(failing: Lines) -> None:
    assert failing("总需120万元，已到位97.18万元，缺口222.82万元。") == [
        "sum: 120万元 - 97.18万元 = 228,200元 ✗ 222.82万元"
    ]
