import pytest

from mingxi.prose.limits import Limit, limit_at
from mingxi.prose.marks import Bound

ROUGH = Limit(approximate=True)


def around(before: str, behind: str) -> Limit:
    """Ask for the limit of 5万元 between two words."""
    text = f"{before}5万元{behind}"
    return limit_at(text, len(before), len(text) - len(behind))


@pytest.mark.parametrize(
    ("before", "limit"),
    [
        ("约", ROUGH),
        ("约需", ROUGH),
        ("接近", ROUGH),
        ("不超过", Limit(bound=Bound.AT_MOST)),
        ("至少", Limit(bound=Bound.AT_LEAST)),
        ("超过", Limit(bound=Bound.MORE_THAN)),
        ("不足", Limit(bound=Bound.LESS_THAN)),
        ("补助", Limit()),
        ("", Limit()),
    ],
)
def test_the_word_before_a_number_limits_it(before: str, limit: Limit) -> None:
    assert around(before, "") == limit
    assert around(f"每年{before}", "。") == limit


@pytest.mark.parametrize(
    ("behind", "limit"),
    [
        ("左右", ROUGH),
        ("以上", Limit(bound=Bound.AT_LEAST)),
        ("及以下", Limit(bound=Bound.AT_MOST)),
        ("上报", Limit()),
        ("左边", Limit()),
    ],
)
def test_the_word_behind_a_number_limits_it(behind: str, limit: Limit) -> None:
    assert around("", behind) == limit


def test_the_longest_word_counts() -> None:
    assert around("不超过", "").bound is Bound.AT_MOST
    assert around("超过", "").bound is Bound.MORE_THAN


def test_words_on_both_sides_are_heard_and_the_first_limit_counts() -> None:
    assert around("约", "左右") == ROUGH
    assert around("约", "以内") == Limit(approximate=True, bound=Bound.AT_MOST)
    assert around("不少于", "以内").bound is Bound.AT_LEAST
