"""Persons named behind a word of relief, illness or childhood."""

import pytest

from mingxi.prose.personal_names import named_persons_in


@pytest.mark.parametrize(
    ("text", "name", "minor"),
    [
        ("救助对象李明亮（男）", "李明亮", False),
        ("低保户王芳，因病致困", "王芳", False),
        ("困境儿童周小兰、", "周小兰", True),
        ("学生：赵明因家庭困难", "赵明", True),
    ],
)
def test_a_person_is_found_with_the_word_that_introduces_it(
    text: str, name: str, minor: bool
) -> None:
    (person,) = named_persons_in(text)
    assert (person.name, person.minor) == (name, minor)
    assert text[person.start : person.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "救助对象李某某，因病致困",
        "救助对象张*，因病致困",
        "学生成绩，逐年提高",
        "儿童关爱，由社工负责",
        "患者黄疸，及时转诊",
        "残疾人康复，按项目补助",
        "学生文化，丰富多彩",
        "低保对象50人，每人每月",
        "负责人李明亮，因公出差",
    ],
)
def test_masked_names_and_other_words_are_left_alone(text: str) -> None:
    assert not named_persons_in(text)
