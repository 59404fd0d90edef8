"""The catalogue as a list: whatever lies in its folders is in force, no table to keep."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from mingxi.rules import catalogue
from mingxi.rules.rule import AcrossRule, DocumentRule, Family, Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule of the catalogue, by code."""
    rules = sorted(_walk(), key=lambda rule: rule.code)
    codes = [rule.code for rule in rules]
    names = [rule.name for rule in rules]
    assert len(set(codes)) == len(codes), [code for code in codes if codes.count(code) > 1]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
    return tuple(rules)


@cache
def document_rules() -> tuple[DocumentRule, ...]:
    """Give the rules that are asked of one document, by code."""
    return tuple(rule for rule in all_rules() if isinstance(rule, DocumentRule))


@cache
def across_rules() -> tuple[AcrossRule, ...]:
    """Give the rules that are asked of a document beside others, by code."""
    return tuple(rule for rule in all_rules() if isinstance(rule, AcrossRule))


def rule_of(code: str) -> Rule:
    """Give the rule with this code (``AR102``, in any case) or this name.

    Raises KeyError where there is no such rule.
    """
    for rule in all_rules():
        if code.upper() == rule.code or code == rule.name:
            return rule
    raise KeyError(code)


def _walk() -> Iterator[Rule]:
    """Import every module of the catalogue and take the rule it calls ``check``."""
    for entry in pkgutil.walk_packages(catalogue.__path__, f"{catalogue.__name__}."):
        module = importlib.import_module(entry.name)
        if entry.ispkg:
            continue
        rule = vars(module).get("check")
        assert isinstance(rule, Rule), f"{entry.name} has no rule called check"
        assert entry.name.split(".")[-2] == rule.family.folder, entry.name
        assert isinstance(rule, AcrossRule) == (rule.family is Family.ACROSS), entry.name
        yield rule
