"""The numbers that regulations were issued by, found by title."""

import pytest

from mingxi.regulations.decrees import numbers_of
from mingxi.regulations.library import entries_of


@pytest.mark.parametrize("title", ["中华人民共和国抗旱条例", "抗旱条例", "抗旱条例（2009年修订）"])
def test_a_regulation_is_known_with_and_without_the_name_of_the_state(title: str) -> None:
    assert numbers_of(title) == ("国务院令第552号",)


def test_a_regulation_published_anew_has_both_numbers() -> None:
    assert numbers_of("中华人民共和国政府信息公开条例") == ("国务院令第492号", "国务院令第711号")


def test_an_instrument_of_the_library_is_known_too() -> None:
    assert numbers_of("项目支出绩效评价管理办法") == ("财预〔2020〕10号",)


def test_another_title_is_not_known() -> None:
    assert numbers_of("蘅川县抗旱条例") == ()


def test_no_number_was_given_twice_by_one_organ() -> None:
    for organ, titles in entries_of("decrees").items():
        serials = [serial for numbers in titles.values() for serial in numbers]
        assert len(set(serials)) == len(serials), organ
