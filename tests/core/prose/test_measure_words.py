import re

import pytest

from mingxi.prose.measure_words import HAN_UNIT, UNIT


def unit_of(text: str, pattern: str = UNIT) -> str | None:
    """Give the unit at the start of a text."""
    match = re.match(pattern, text)
    return match[0] if match else None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("万元，", "万元"),
        ("元整", "元整"),
        ("人次", "人次"),
        ("人", "人"),
        ("个工作日内", "个工作日"),
        ("个月", "个月"),
        ("个村", "个"),
        ("平方公里", "平方公里"),
        ("平方米", "平方米"),
        ("千瓦时", "千瓦时"),
        ("张床位", "张床位"),
    ],
)
def test_the_longest_word_that_fits_is_the_unit(text: str, unit: str) -> None:
    assert unit_of(text) == unit


@pytest.mark.parametrize("word", ["方面", "级", "科", "道"])
def test_some_words_are_measures_behind_digits_alone(word: str) -> None:
    assert unit_of(word) is not None
    assert unit_of(word, HAN_UNIT) is None


@pytest.mark.parametrize("word", ["的", "，", "第", ""])
def test_other_words_are_no_units(word: str) -> None:
    assert unit_of(word) is None
