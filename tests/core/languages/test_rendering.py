"""A message becomes the sentence a reader sees."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.languages import Language, Message, Name, render, say, translated


def test_chinese_is_the_template_itself() -> None:
    assert render(say("共{count}项", count=3), "zh") == "共3项"


def test_english_comes_from_the_catalogue() -> None:
    assert render(say("第 {line} 行", line=14), "en") == "line 14"


def test_a_message_in_a_message_is_rendered_in_the_same_language() -> None:
    message = say("错误：{what}", what=say("第 {line} 行", line=2))
    assert render(message, "zh") == "错误：第 2 行"
    assert render(message, "en") == "Error: line 2"


def test_a_list_is_joined_as_lists_are_in_the_language() -> None:
    message = say("{what}", what=("a", say("第 {line} 行", line=2), Name(zh="姓名", en="name")))
    assert render(message, "zh") == "a、第 2 行、姓名"
    assert render(message, "en") == "a, line 2, name"


def test_a_template_without_english_is_given_in_chinese() -> None:
    assert render(Message("这句话没有译文"), "en") == "这句话没有译文"


def test_the_empty_template_is_not_the_header_of_the_catalogue() -> None:
    assert render(Message(""), "en") == ""
    assert translated("", "en") == ""


@given(st.text(), st.sampled_from(Language))
def test_a_filling_is_never_read_as_a_template(filling: str, language: Language) -> None:
    assert render(Message("{what}", (("what", filling),)), language) == filling


@given(st.dictionaries(st.text(ascii_lowercase, min_size=1), st.text()))
def test_every_filling_finds_its_place(fillings: dict[str, str]) -> None:
    template = "".join(f"{{{name}}}" for name in fillings)
    assert render(Message(template, tuple(fillings.items())), "zh") == "".join(fillings.values())


def test_a_placeholder_without_filling_is_our_mistake() -> None:
    with pytest.raises(KeyError, match="count"):
        render(say("共{count}项"), "zh")


def test_a_language_nobody_speaks_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        render(say("共"), "fr")
