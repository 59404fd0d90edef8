from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.quantities import Money, parse_decimal
from mingxi.quantities.money import grouped, plain_number, rounded

fen = st.integers(-(10**14), 10**14)


@pytest.mark.parametrize(
    ("yuan", "fen"),
    [
        ("183600", 18_360_000),
        ("183600.00", 18_360_000),
        ("0.01", 1),
        ("0.005", 1),
        ("0.0049", 0),
        ("2.675", 268),
        ("-0.005", -1),
        ("0", 0),
    ],
)
def test_what_is_finer_than_a_fen_is_rounded_half_up(yuan: str, fen: int) -> None:
    assert Money.from_yuan(Decimal(yuan)) == Money(fen)


@pytest.mark.parametrize(
    ("fen", "in_yuan", "in_wan"),
    [
        (18_360_000, "183,600元", "18.36万元"),
        (1, "0.01元", "0.000001万元"),
        (0, "0元", "0万元"),
        (12_345_678_950, "123,456,789.5元", "12,345.67895万元"),
        (-4_000_00, "-4,000元", "-0.4万元"),
        (1_000_000_000_000, "10,000,000,000元", "1,000,000万元"),
    ],
)
def test_an_amount_is_written_with_thousands_marks_and_no_idle_zeros(
    fen: int, in_yuan: str, in_wan: str
) -> None:
    assert Money(fen).in_yuan() == in_yuan
    assert Money(fen).in_wan() == in_wan


@pytest.mark.parametrize(
    ("fen", "legible"),
    [(18_360_000, "18.36万元"), (1_000_000, "1万元"), (999_999, "9,999.99元"), (770, "7.7元")],
)
def test_an_amount_below_ten_thousand_yuan_is_legible_in_yuan(fen: int, legible: str) -> None:
    assert Money(fen).legible() == legible


@pytest.mark.parametrize(
    ("value", "plain", "marked"),
    [
        ("40680", "40680", "40,680"),
        ("1E+3", "1000", "1,000"),
        ("1E-7", "0.0000001", "0.0000001"),
        ("0.50", "0.5", "0.5"),
        ("-1234.50", "-1234.5", "-1,234.5"),
        ("-0.25", "-0.25", "-0.25"),
        ("-0", "0", "0"),
        ("-0.00", "0", "0"),
        ("0E+5", "0", "0"),
        ("100", "100", "100"),
    ],
)
def test_a_number_is_written_without_exponent_and_trailing_zeros(
    value: str, plain: str, marked: str
) -> None:
    assert plain_number(Decimal(value)) == plain
    assert grouped(Decimal(value)) == marked


@given(fen)
def test_an_amount_in_yuan_is_exact(fen: int) -> None:
    assert Money.from_yuan(Money(fen).yuan) == Money(fen)


@given(fen)
def test_a_written_amount_reads_back(fen: int) -> None:
    money = Money(fen)
    assert Money.from_yuan(parse_decimal(money.in_yuan().removesuffix("元"))) == money
    assert Money.from_yuan(parse_decimal(money.in_wan().removesuffix("万元")) * 10_000) == money


def test_rounding_is_half_up_and_knows_no_largest_number() -> None:
    assert rounded(Decimal("2.675"), Decimal("0.01")) == Decimal("2.68")
    assert rounded(Decimal("-0.005"), Decimal("0.01")) == Decimal("-0.01")
    assert rounded(Decimal(0), Decimal("0.01")) == 0
    assert rounded(Decimal("1e60"), Decimal("0.0001")) == Decimal("1e60")
    assert rounded(Decimal("0.4"), Decimal(100)) == 0


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (18_360_000, "18.36万元"),
        (30_000_000, "30万元"),
        (1_000_000, "1万元"),
        (12_204_000, "122,040元"),
        (999_900, "9,999元"),
        (1_000_001, "10,000.01元"),
        (5, "0.05元"),
        (0, "0元"),
    ],
)
def test_an_amount_is_written_to_the_fen(fen: int, written: str) -> None:
    assert Money(fen).to_the_fen() == written


@given(fen)
def test_no_fen_is_lost_in_writing(fen: int) -> None:
    written = Money(fen).to_the_fen()
    scale = 10_000 if written.endswith("万元") else 1
    assert Money.from_yuan(parse_decimal(written.rstrip("万元")) * scale) == Money(fen)
