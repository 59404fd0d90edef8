"""Which rules are asked: chosen by family, by the beginning of a code, by code or by name.

As in ruff, the longest selector that fits a rule decides; among equally long ones the last said. So
``--select AR105 --ignore AR`` asks AR105 and nothing else of its family.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.rules.registry import all_rules
from mingxi.rules.rule import Family

ALL = "ALL"

_NEAR_MAX = 5


class Choice(NamedTuple):
    """A selector, and whether it asks the rules it fits or leaves them out."""

    selector: str
    selects: bool


class UnknownSelectorError(Exception):
    """A selector that fits no rule; ``message`` names those that are written alike."""

    def __init__(self, selector: str) -> None:
        super().__init__(selector)
        self.message = unknown_rule(selector)


def selectors_in(words: Iterable[str]) -> list[str]:
    """Give the selectors of words that may each hold several, parted by commas."""
    parts = (part.strip() for word in words for part in word.replace("，", ",").split(","))
    return [part for part in parts if part]


def codes_chosen(choices: Iterable[Choice]) -> frozenset[str]:
    """Give the codes of the rules that are asked; where nothing is selected, all are.

    Raises UnknownSelectorError for a selector that fits no rule and no family.
    """
    beginnings = [(_beginning_of(selector), selects) for selector, selects in choices]
    if not any(selects for _, selects in beginnings):
        beginnings.insert(0, ("", True))
    # Sorting keeps the order of equally long ones: the last one decides.
    beginnings.sort(key=lambda choice: len(choice[0]))
    chosen = set[str]()
    for beginning, selects in beginnings:
        fitting = {rule.code for rule in all_rules() if rule.code.startswith(beginning)}
        chosen = chosen | fitting if selects else chosen - fitting
    return frozenset(chosen)


def unknown_rule(code: str) -> Message:
    """Say that there is no such rule, and which ones are written alike."""
    codes = [rule.code for rule in all_rules()]
    names = [rule.name for rule in all_rules()]
    near = get_close_matches(code.upper(), codes, _NEAR_MAX)
    near += get_close_matches(code.lower(), names, _NEAR_MAX)
    near += [kin for kin in codes if kin[:2] == code[:2].upper() and kin not in near]
    if not near:
        return say("没有“{code}”这条规则；全部规则见 mingxi rules。", code=code)
    return say(
        "没有“{code}”这条规则；相近的有：{near}。全部规则见 mingxi rules。",
        code=code,
        near=", ".join(near[:_NEAR_MAX]),
    )


def _beginning_of(selector: str) -> str:
    """Give how the codes begin that a selector fits; a name fits the one code of its rule."""
    begins = selector.upper()
    if begins == ALL:
        return ""
    codes = [rule.code for rule in all_rules()]
    if any(code.startswith(begins) for code in (*codes, *(kin.letters for kin in Family))):
        return begins
    for rule in all_rules():
        if rule.name == selector.lower():
            return rule.code
    raise UnknownSelectorError(selector)
