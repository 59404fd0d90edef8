"""What has changed and by how much, held against the amounts it lies between."""

from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "2023年预算120万元，2024年预算126万元，比上年增加6万元。",
            "sum: 126万元 - 120万元 = 60,000元 ✓ 6万元",
        ),
        (
            "2023年预算120万元，2024年预算126万元，比上年增加6万元，增长5%。",
            "percent: 6万元 ÷ 120万元 = 5% ✓ 5%",
        ),
        (
            "2024年预算126万元，比2023年的120万元增长5%。",
            "percent: (126万元 - 120万元) ÷ 120万元 = 5% ✓ 5%",
        ),
        (
            "2024年预算126万元，比上年增加6万元，增长5%。",
            "percent: 6万元 ÷ (126万元 - 6万元) = 5% ✓ 5%",
        ),
        (
            "2024年预算114万元，比上年减少6万元，下降5%。",
            "percent: 6万元 ÷ (114万元 + 6万元) = -5% ✓ 5%",
        ),
        (
            "补助标准由每人每月700元提高到每人每月735元，提高35元。",
            "sum: 735元 - 700元 = 35元 ✓ 35元",
        ),
        ("服务对象由120人增加到126人，增加6人。", "sum: 126人 - 120人 = 6人 ✓ 6人"),
    ],
)
def test_a_change_lies_between_two_amounts(
    lines: Lines, failing: Lines, text: str, line: str
) -> None:
    assert line in lines(text)
    assert failing(text) == []


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        (
            "2023年预算120万元，2024年预算126万元，比上年增加9万元。",
            "sum: 126万元 - 120万元 = 60,000元 ✗ 9万元",
            "“9万元”应为“6万元”。",
        ),
        (
            "2023年预算120万元，2024年预算126万元，比上年增加6万元，增长6%。",
            "percent: 6万元 ÷ 120万元 = 5% ✗ 6%",
            "“6%”应为“5%”。",
        ),
        (
            "2024年预算114万元，比上年减少6万元，下降6%。",
            "percent: 6万元 ÷ (114万元 + 6万元) = -5% ✗ 6%",
            "“6%”应为“5%”。",
        ),
        (
            "补助标准由每人每月700元提高到每人每月735元，提高53元。",
            "sum: 735元 - 700元 = 35元 ✗ 53元",
            "“53元”应为“35元”。",
        ),
    ],
)
def test_a_wrong_change_fails_with_the_right_one(
    failing: Lines, mends: Lines, text: str, line: str, mend: str
) -> None:
    assert failing(text) == [line]
    assert mends(text) == [mend]


def test_a_change_in_amount_is_never_more_than_doubted(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("2023年预算120万元，2024年预算126万元，比上年增加9万元。")
    assert claim.fails
    assert not claim.certain


@pytest.mark.parametrize(
    "text",
    [
        # Points are no percentage of anything.
        "覆盖率由90%提高到95%，提高5个百分点。",
        # The change of one part only.
        "2023年预算120万元，2024年增加社保支出6万元。",
        # No amount to change from.
        "2024年比上年增长5%，达到126万元。",
        # Counts may change for other reasons.
        "服务对象由120人增加到126人，新增9人。",
    ],
)
def test_a_change_whose_amounts_are_not_told_is_left_in_peace(failing: Lines, text: str) -> None:
    assert failing(text) == []


def test_growth_is_not_measured_by_the_present_amount(failing: Lines) -> None:
    assert failing("2024年预算126万元，比上年增加6万元，增长4.76%。") == [
        "percent: 6万元 ÷ (126万元 - 6万元) = 5% ✗ 4.76%"
    ]
