"""Rules question a reading: one rule, one file, one question.

The machinery (``rule``, ``finding``, ``registry``, ``runner``, ``reference``) is read once; the
``catalogue`` is browsed.
"""

from mingxi.rules.finding import Finding, Severity
from mingxi.rules.registry import all_rules, rule_of
from mingxi.rules.rule import Family, Rule
from mingxi.rules.runner import Reported, check

__all__ = [
    "Family",
    "Finding",
    "Reported",
    "Rule",
    "Severity",
    "all_rules",
    "check",
    "rule_of",
]
