"""Rules question a reading: one rule, one file, one question.

The machinery (``rule``, ``finding``, ``registry``, ``runner``, ``earlier``, ``reference``) is read
once; the ``catalogue`` is browsed. What a person decides about rules and findings is read by
``selection``, ``waivers`` and ``baseline``.
"""

from mingxi.rules.finding import Finding, Severity
from mingxi.rules.registry import across_rules, all_rules, document_rules, rule_of
from mingxi.rules.rule import AcrossRule, DocumentRule, Family, Rule
from mingxi.rules.runner import Reported, check

__all__ = [
    "AcrossRule",
    "DocumentRule",
    "Family",
    "Finding",
    "Reported",
    "Rule",
    "Severity",
    "across_rules",
    "all_rules",
    "check",
    "document_rules",
    "rule_of",
]
