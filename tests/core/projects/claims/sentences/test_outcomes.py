"""A stated result, judged: what limits admit, what a slip refutes, what leaves a doubt."""

from collections.abc import Callable

import pytest

from mingxi.projects.claims.claim import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Lines = Callable[[str], list[str]]


def test_a_standard_of_at_least_admits_what_is_above_it(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("每村不少于5万元，10个村共58.5万元。")
    assert not claim.fails
    (claim,) = claims_of("每村不少于5万元，10个村共40万元。")
    assert claim.fails
    assert claim.certain


def test_a_digit_above_a_lower_limit_is_only_doubted(claims_of: ClaimsOf) -> None:
    (claim,) = claims_of("每村不少于5万元，10个村共60万元。")
    assert claim.fails
    assert not claim.certain


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        # One digit: beyond doubt.
        ("护林员40人，每人每月800元，全年共39.4万元。", True),
        # A month forgotten where nothing says the whole year.
        ("护林员40人，每人每月800元，共35.2万元。", False),
        # A rough count leaves a doubt, and far off is still refuted.
        ("护林员约40人，每人每月800元，全年共88.4万元。", False),
    ],
)
def test_a_slip_refutes_beyond_doubt_or_not(claims_of: ClaimsOf, text: str, certain: bool) -> None:
    (claim,) = claims_of(text)
    assert claim.fails
    assert claim.certain is certain


def test_a_rough_count_excuses_a_small_difference(failing: Lines) -> None:
    assert failing("护林员约40人，每人每月800元，全年共39.4万元。") == []
