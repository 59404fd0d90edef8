from decimal import Decimal, InvalidOperation

import pytest

from mingxi.quantities import chinese_to_int, parse_decimal


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("零", 0),
        ("〇", 0),
        ("两", 2),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百六十八", 168),
        ("两千零五", 2005),
        ("两千零五十", 2050),
        ("十万", 100_000),
        ("八万四千", 84_000),
        ("一万零五十", 10_050),
        ("一百二十三万四千五百六十七", 1_234_567),
        ("一千万零三", 10_000_003),
        ("一亿二千万", 120_000_000),
        ("一亿零三百", 100_000_300),
        ("一千二百亿", 120_000_000_000),
        ("一万亿", 1_000_000_000_000),
        ("三万亿零五万", 3_000_000_050_000),
    ],
)
def test_a_whole_number_is_read_from_chinese_numerals(written: str, number: int) -> None:
    assert chinese_to_int(written) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("玖万陆仟", 96_000),
        ("壹佰零伍", 105),
        ("伍拾陆万捌仟陆佰", 568_600),
        ("肆拾万零伍佰", 400_500),
        ("贰拾", 20),
        ("貳拾陸萬", 260_000),
        ("壹億", 100_000_000),
    ],
)
def test_capitals_count_as_numerals(written: str, number: int) -> None:
    assert chinese_to_int(written) == number


def test_digits_alone_are_read_digit_by_digit() -> None:
    assert chinese_to_int("二〇二四") == 2024
    assert chinese_to_int("一九九八") == 1998


@pytest.mark.parametrize(
    ("spoken", "number"),
    [("二百五", 250), ("一千二", 1200), ("二万五", 25_000), ("三亿六", 360_000_000)],
)
def test_a_last_digit_without_its_unit_counts_the_next_lower_one(spoken: str, number: int) -> None:
    assert chinese_to_int(spoken) == number


def test_a_zero_before_the_last_digit_keeps_it_a_digit() -> None:
    assert chinese_to_int("二百零五") == 205
    assert chinese_to_int("二万零五") == 20_005


@pytest.mark.parametrize("guess", ["十五六", "二三十", "一百二三十", "七八百"])
def test_a_guess_is_no_number(guess: str) -> None:
    assert chinese_to_int(guess) is None


@pytest.mark.parametrize(
    "other", ["", "1万5千", "几十", "数百", "三点五", "人", "万万", "十十", "三百五百"]
)
def test_what_is_no_numeral_is_no_number(other: str) -> None:
    assert chinese_to_int(other) is None


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("339", "339"),
        ("2,550.00", "2550.00"),
        ("2，550", "2550"),
        ("1 234 567.8", "1234567.8"),
        ("1\u00a0234", "1234"),
        ("1\u2009234", "1234"),
        ("1\u3000234", "1234"),
        ("１２３．４", "123.4"),
        ("１，２３４", "1234"),
    ],
)
def test_an_arabic_number_is_read_in_half_and_full_width_with_thousands_marks(
    written: str, number: str
) -> None:
    read = parse_decimal(written)
    assert str(read) == number
    assert read == Decimal(number)


@pytest.mark.parametrize("other", ["", " ", ",", "三", "1.2.3", "12元", "."])
def test_what_is_no_arabic_number_is_refused(other: str) -> None:
    with pytest.raises(InvalidOperation):
        parse_decimal(other)
