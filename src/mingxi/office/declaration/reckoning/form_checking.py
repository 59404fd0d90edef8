"""A project form checked: what the core finds in its words, and what its values alone show.

Every finding is anchored to a field of the form, and to the place in that field's own words. It has
a fingerprint of what it says of which field, not of where: a finding that was waived is known again
after lines were put in above it.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from mingxi.languages import render
from mingxi.office.declaration.reckoning.form_rules import FormFault, faults_in, is_said_by_core
from mingxi.office.declaration.reckoning.form_words import Anchor, FormWords, words_of
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.projects.claims.claim import Verdict
from mingxi.projects.reading import Reading
from mingxi.projects.understanding import understand
from mingxi.reports.checking import no_collection
from mingxi.reports.document_report import Wishes, report_document
from mingxi.reports.json_report import json_report
from mingxi.rules.finding import Severity
from mingxi.rules.rule import Family
from mingxi.rules.runner import Reported, check

LANGUAGE = "zh"
_FINGERPRINT_CHARACTERS = 16
# The members of lists are known by their words: an instalment moves when another is put before it.
_ORDINAL = re.compile(r"\b(funding|instalments|indicators|cost|parts)\[\d+\]")


@dataclass(frozen=True, slots=True)
class FormFinding:
    """A finding on a form; ``is_arithmetic`` tells those that contradict themselves in figures."""

    code: str
    name: str
    severity: Severity
    message: str
    suggestion: str | None
    excerpt: str
    fingerprint: str
    anchor: Anchor
    is_arithmetic: bool


@dataclass(frozen=True)
class CheckedForm:
    """What a check of a form gives; findings in the order of the text, those of values behind."""

    words: FormWords
    reading: Reading
    reported: tuple[Reported, ...]
    findings: tuple[FormFinding, ...]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self._count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many findings are doubts."""
        return self._count(Severity.WARNING)

    @property
    def counts(self) -> tuple[int, int]:
        """How many findings are errors, and how many doubts: what lists show."""
        return self.errors, self.warnings

    @property
    def infos(self) -> int:
        """How many findings are polish."""
        return self._count(Severity.INFO)

    @property
    def proven(self) -> int:
        """How many calculations follow."""
        return self._verdicts(Verdict.HOLDS, Verdict.ROUNDED)

    @property
    def contradicted(self) -> int:
        """How many calculations do not follow."""
        return self._verdicts(Verdict.FAILS)

    @property
    def undecided(self) -> int:
        """How many calculations cannot be told."""
        return self._verdicts(Verdict.UNDECIDED)

    @cached_property
    def report(self) -> bytes:
        """The report (``mingxi.report/1``) on the text, with text and places, as canonical JSON.

        It has what the core found; findings on the values of the form have no place in the text.
        """
        wishes = Wishes(LANGUAGE, with_text=True, with_places=True)
        told = report_document(self.reading, self.reported, wishes)
        return "".join(json_report([told], LANGUAGE)).encode()

    def _count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def _verdicts(self, *verdicts: Verdict) -> int:
        return sum(claim.verdict in verdicts for claim in self.reading.claims)


def checked_form(form: ProjectForm) -> CheckedForm:
    """Check a form: pure, and linear in the length of its text."""
    with no_collection():
        words = words_of(form)
        reading = understand(words.document)
        reported = check(reading)
        found = [_of_core(one, words) for one in reported]
        faults = [
            _of_form(fault)
            for fault in faults_in(form, reading)
            if not is_said_by_core(fault, found)
        ]
        return CheckedForm(words, reading, reported, (*found, *faults))


def _of_core(reported: Reported, words: FormWords) -> FormFinding:
    anchor = words.anchor(reported.span)
    excerpt = words.document.text[reported.span.start : reported.span.end]
    return FormFinding(
        code=reported.code,
        name=reported.name,
        severity=reported.severity,
        message=render(reported.message, LANGUAGE),
        suggestion=reported.suggestion and render(reported.suggestion, LANGUAGE),
        excerpt=excerpt,
        fingerprint=_fingerprint(reported.code, anchor.field, excerpt),
        anchor=anchor,
        is_arithmetic=Family.of_code(reported.code) is Family.ARITHMETIC,
    )


def _of_form(fault: FormFault) -> FormFinding:
    rule = fault.rule
    return FormFinding(
        code=rule.code,
        name=rule.slug,
        severity=rule.severity,
        message=fault.message,
        suggestion=rule.mend,
        excerpt=fault.excerpt,
        fingerprint=_fingerprint(rule.code, fault.field, fault.excerpt),
        anchor=Anchor(fault.field),
        is_arithmetic=rule.is_arithmetic,
    )


def _fingerprint(code: str, field: str, excerpt: str) -> str:
    said = "\n".join((code, _ORDINAL.sub(r"\1[]", field), " ".join(excerpt.split())))
    return hashlib.sha256(said.encode()).hexdigest()[:_FINGERPRINT_CHARACTERS]
