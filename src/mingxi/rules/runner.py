"""The rules asked of one reading, and their answers in reading order."""

from collections import defaultdict
from collections.abc import Container, Iterable
from typing import NamedTuple

from mingxi.languages import Message
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim
from mingxi.projects.reading import Reading
from mingxi.regulations.locality import NOWHERE, Locality
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.registry import document_rules
from mingxi.rules.rule import Rule


class Reported(NamedTuple):
    """A finding with the rule it came from, as reports show it."""

    code: str
    name: str
    severity: Severity
    span: Span
    message: Message
    suggestion: Message | None
    claims: tuple[Claim, ...]


def check(
    reading: Reading, locality: Locality = NOWHERE, codes: Container[str] | None = None
) -> tuple[Reported, ...]:
    """Ask the rules; give the findings by place and then by code, each once.

    ``locality`` has the figures that the place has set for itself; only the rules with ``codes``
    are asked, or with None every one.

    What a rule raises is our mistake and is not caught: silence would be read as approval.
    """
    rules = document_rules()
    if codes is not None:
        rules = tuple(rule for rule in rules if rule.code in codes)
    return in_order((rule, rule.check(reading, locality)) for rule in rules)


def in_order(answers: Iterable[tuple[Rule, Iterable[Finding]]]) -> tuple[Reported, ...]:
    """Give what rules found by place and then by code, each once; the rules come by code."""
    found: dict[tuple[Span, str], list[Reported]] = defaultdict(list)
    for rule, findings in answers:
        for finding in findings:
            alike = found[finding.span, rule.code]
            reported = _reported(rule, finding)
            if reported not in alike:
                alike.append(reported)
    return tuple(reported for place in sorted(found) for reported in found[place])


def _reported(rule: Rule, finding: Finding) -> Reported:
    """Put the rule's code, name and usual severity to one of its findings."""
    return Reported(
        rule.code,
        rule.name,
        finding.severity or rule.severity,
        finding.span,
        finding.message,
        finding.suggestion,
        finding.claims,
    )
