"""The numbers of automatic lists, as Word writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.documents.numerals import written

FORMATS = {
    "decimal": {1: "1", 12: "12"},
    "decimalZero": {3: "03", 12: "12"},
    "decimalFullWidth": {12: "１２"},
    "decimalEnclosedCircle": {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"},
    "decimalEnclosedCircleChinese": {2: "②"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "chineseCounting": {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇"},
    "chineseCountingThousand": {
        10: "十",
        19: "十九",
        20: "二十",
        21: "二十一",
        100: "一百",
        101: "一百零一",
        110: "一百一十",
        115: "一百一十五",
        1001: "一千零一",
        1010: "一千零一十",
        10_000: "10000",
    },
    "japaneseCounting": {1: "一", 10: "十", 11: "十一", 21: "二十一", 100: "百", 1203: "千二百三"},
    "chineseLegalSimplified": {1: "壹", 10: "壹拾", 12: "壹拾贰", 105: "壹佰零伍"},
    "ideographDigital": {10: "一〇"},
    "ideographTraditional": {1: "甲", 10: "癸", 11: "11"},
    "ideographZodiac": {12: "亥"},
    "ideographZodiacTraditional": {1: "甲子", 11: "甲戌", 60: "癸亥", 61: "甲子"},
    "ideographEnclosedCircle": {10: "㊉"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 53: "aaa"},
    "upperLetter": {2: "B"},
    "lowerRoman": {4: "iv", 1994: "mcmxciv"},
    "upperRoman": {9: "IX"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 21: "21st", 112: "112th"},
    "hex": {26: "1A"},
    "numberInDash": {2: "- 2 -"},
    "none": {0: "", 7: ""},
    "aFormatOfTheFuture": {7: "7"},
}


@pytest.mark.parametrize("number_format", FORMATS)
def test_a_number_format_writes_its_own_signs(number_format: str) -> None:
    cases = FORMATS[number_format]
    assert {number: written(number, number_format) for number in cases} == cases


@given(st.integers(-10, 10**9), st.sampled_from(sorted(FORMATS)))
def test_every_number_is_written_short(number: int, number_format: str) -> None:
    assert len(written(number, number_format)) <= 40
