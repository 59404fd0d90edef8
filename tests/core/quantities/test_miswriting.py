"""One slip of the pen is told from another number."""

import pytest

from mingxi.quantities.miswriting import is_miswritten


@pytest.mark.parametrize(
    ("one", "other"), [("18", "8"), ("41", "14"), ("552", "522"), ("12860", "12680"), ("1", "11")]
)
def test_a_digit_or_two_neighbours_are_one_slip(one: str, other: str) -> None:
    assert is_miswritten(one, other)
    assert is_miswritten(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("5", "6"), ("41", "41"), ("41", "73"), ("123", "321"), ("1", "123"), ("", "")],
)
def test_other_numbers_are_no_slips(one: str, other: str) -> None:
    assert not is_miswritten(one, other)
