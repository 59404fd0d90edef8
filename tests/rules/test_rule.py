"""A rule file is its own page; a file that lacks a part of it stops the import."""

import sys
from types import ModuleType

import pytest

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.card import Card
from mingxi.projects.reading import Reading
from mingxi.rules import AcrossRule, Family, Finding, Rule, Severity
from mingxi.rules.earlier import Earlier
from mingxi.rules.rule import across_rule, parted, rule

PAGE = """合计不对。

为什么：批复以合计
为准。

依据：预算法。
"""


def made(page: str, code: str = "AR999", name: str = "some-name") -> Rule:
    """Make a rule in a module of its own, as a rule file does."""
    module = ModuleType("made_rule", page)
    vars(module).update(BAD="三项", GOOD="两项")
    sys.modules[module.__name__] = module

    def check(_: Reading) -> list[Finding]:
        return []

    check.__module__ = module.__name__
    try:
        return rule(code, name, Severity.INFO)(check)
    finally:
        del sys.modules[module.__name__]


def test_the_docstring_is_the_page() -> None:
    given = made(PAGE)
    assert (given.title, given.why, given.source) == ("合计不对。", "批复以合计为准。", "预算法。")
    assert (given.bad, given.good) == ("三项", "两项")


def test_a_rule_across_documents_is_given_a_card_and_the_earlier_ones() -> None:
    module = ModuleType("made_rule", PAGE)
    vars(module).update(BAD="甲\n=====\n乙\n", GOOD="甲\n")
    sys.modules[module.__name__] = module

    def check(card: Card, earlier: Earlier) -> list[Finding]:
        return [Finding(Span(0, 1), say("{source}", source=card.source))]

    check.__module__ = module.__name__
    try:
        made = across_rule("XD999", "some-name", Severity.INFO)(check)
    finally:
        del sys.modules[module.__name__]
    assert isinstance(made, AcrossRule)
    assert parted(made.bad) == ["甲\n", "乙\n"]
    assert parted(made.good) == ["甲\n"]
    card = Card("丙.txt", "", None, (), ())
    assert [found.message for found in made.check(card, Earlier())] == [
        say("{source}", source="丙.txt")
    ]


@pytest.mark.parametrize("missing", ["合计不对。", "为什么：", "依据："])
def test_a_page_that_lacks_a_part_is_our_mistake(missing: str) -> None:
    with pytest.raises(AssertionError):
        made(PAGE.replace(missing, "说明"))


@pytest.mark.parametrize(("code", "name"), [("AR1", "fine"), ("ar101", "fine"), ("AR101", "Bad")])
def test_a_malformed_code_or_name_is_our_mistake(code: str, name: str) -> None:
    with pytest.raises(AssertionError):
        made(PAGE, code, name)


def test_the_letters_of_a_code_name_its_family() -> None:
    assert made(PAGE).family is Family.ARITHMETIC
    with pytest.raises(ValueError, match="ZZ101"):
        Family.of_code("ZZ101")
