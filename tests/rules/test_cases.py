"""Every rule is loud where its page says so, and quiet where its page says so.

Case files (``cases/AR102.md``) hold texts whose layout matters: every ``##`` heading is a promise,
the fenced text under it is its case, and ⟦⟧ marks each place where the rule must find something. A
text without marks is one that the rule must leave alone. A rule that reads a figure of the place is
asked under the settings of its own page, and is silent without them. A line ``=====`` parts the
documents of a rule across documents.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from mingxi.corpus import Run
from mingxi.documents import read_document
from mingxi.places import Span
from mingxi.projects.card import card_of
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand
from mingxi.regulations import NOWHERE, locality_from
from mingxi.rules import AcrossRule, DocumentRule, Rule, all_rules, document_rules, rule_of
from mingxi.rules.rule import PARTING, parted

_CASE = re.compile(r"^## (?P<promise>.+?)\n+```text\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile("[⟦⟧]")


class Case(NamedTuple):
    """A text and the places where the rule must find something, in text order."""

    code: str
    promise: str
    text: str
    expected: tuple[Span, ...]


def _read_cases() -> list[Case]:
    return [
        _case(path.stem, match["promise"], match["text"])
        for path in sorted((Path(__file__).parent / "cases").glob("*.md"))
        for match in _CASE.finditer(path.read_text(encoding="utf-8"))
    ]


def _case(code: str, promise: str, marked: str) -> Case:
    """Take the marks out of a text and remember where they stood."""
    places = [match.start() - count for count, match in enumerate(_MARK.finditer(marked))]
    assert len(places) % 2 == 0, f"{code} {promise}: a mark is not closed"
    spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=True)]
    return Case(code, promise, _MARK.sub("", marked), tuple(spans))


def _places(rule: Rule, text: str) -> tuple[Span, ...]:
    """Give where the rule finds something in a text, in text order."""
    if isinstance(rule, AcrossRule):
        return _places_across(rule, text)
    assert isinstance(rule, DocumentRule)
    locality = locality_from(rule.settings or "")
    return tuple(sorted({finding.span for finding in rule.check(reading_of(text), locality)}))


def _places_across(rule: AcrossRule, text: str) -> tuple[Span, ...]:
    """Give where the rule finds something in documents that follow each other in one text."""
    run, found, start = Run({rule.code}), [], 0
    for name, part in zip("甲乙丙丁", parted(text), strict=False):
        reading = understand(read_document(f"{name}.txt", part.encode()))
        spans = {finding.span for finding in run.findings_on(card_of(reading))}
        found += [Span(start + span.start, start + span.end) for span in sorted(spans)]
        start += len(part) + len(PARTING)
    return tuple(found)


def reading_of(text: str) -> Reading:
    return understand(read_document("case.txt", text.encode()))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_finds_something_in_its_bad_text(rule: Rule) -> None:
    assert _places(rule, rule.bad)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_leaves_its_good_text_alone(rule: Rule) -> None:
    assert not _places(rule, rule.good)


@pytest.mark.parametrize(
    "rule", [rule for rule in document_rules() if rule.settings], ids=lambda rule: rule.code
)
def test_a_rule_that_needs_a_local_figure_is_silent_without_it(rule: DocumentRule) -> None:
    assert not list(rule.check(reading_of(rule.bad), NOWHERE))


@pytest.mark.parametrize("case", _read_cases(), ids=lambda case: f"{case.code} {case.promise}")
def test_a_rule_finds_exactly_what_its_case_marks(case: Case) -> None:
    assert _places(rule_of(case.code), case.text) == case.expected
