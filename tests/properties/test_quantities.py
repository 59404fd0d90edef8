from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from mingxi.quantities import Money, chinese_to_int, parse_decimal

from .strategies import FULL_WIDTH, in_capitals, in_chinese

numbers = st.one_of(st.integers(0, 10**9), st.integers(0, 10**12 - 1), st.integers(0, 20_000))


@given(numbers)
def test_chinese_numerals_read_back(number: int) -> None:
    assert chinese_to_int(in_chinese(number)) == number


@given(numbers)
def test_capitals_read_back(number: int) -> None:
    assert chinese_to_int(in_capitals(number)) == number


@given(st.text("零〇一二三四五六七八九十百千万亿两壹拾佰仟", max_size=12))
def test_any_row_of_numerals_is_a_number_or_none(written: str) -> None:
    number = chinese_to_int(written)
    assert number is None or number >= 0


@given(st.integers(0, 10**15), st.integers(0, 6), st.sampled_from(["", ",", "，", " ", "\u00a0"]))
def test_arabic_numbers_read_back_with_thousands_marks_and_in_full_width(
    digits: int, places: int, mark: str
) -> None:
    number = Decimal(digits).scaleb(-places)
    written = format(number, ",f").replace(",", mark)
    assert parse_decimal(written) == number
    assert parse_decimal(written.translate(FULL_WIDTH)) == number


@given(st.integers(-(10**15), 10**15))
def test_money_reads_back_from_what_is_printed(fen: int) -> None:
    money = Money(fen)
    assert Money.from_yuan(parse_decimal(money.in_yuan().removesuffix("元"))) == money
    assert Money.from_yuan(parse_decimal(money.in_wan().removesuffix("万元")) * 10_000) == money
