"""The findings of a version as review keeps them: sealed with it, weighed at every step."""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from mingxi.office.declaration.reckoning.blocking import Blocking, Effect, effect_of
from mingxi.office.declaration.reckoning.form_checking import CheckedForm

_SEVERITIES = ("error", "warning", "info")


class ReviewFinding(NamedTuple):
    """A finding: what was found, and where in the form.

    ``field`` is the path of a field of the form (``sections.basis``, ``items[a1].amount_fen``),
    ``start`` and ``end`` the half-open range in the words of that field, None for all of it.
    """

    code: str
    severity: str
    message: str
    excerpt: str
    fingerprint: str
    field: str
    start: int | None
    end: int | None


class Weighed(NamedTuple):
    """A finding with what it does at a step, and whether a reason was written for it."""

    finding: ReviewFinding
    effect: Effect
    is_waived: bool

    @property
    def holds_up(self) -> bool:
        """Whether the step cannot pass the text on because of it."""
        if self.effect is Effect.NEEDS_REASON:
            return not self.is_waived
        return self.effect is Effect.BLOCKS


def kept_findings(checked: CheckedForm) -> tuple[ReviewFinding, ...]:
    """Take over what the checker said of a form."""
    return tuple(
        ReviewFinding(
            one.code,
            str(one.severity),
            one.message,
            one.excerpt,
            one.fingerprint,
            one.anchor.field,
            one.anchor.start,
            one.anchor.end,
        )
        for one in checked.findings
    )


def json_of_findings(findings: Iterable[ReviewFinding]) -> str:
    """Write findings, the gravest first."""
    ordered = sorted(findings, key=lambda one: _SEVERITIES.index(one.severity))
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))


def findings_of_json(kept: str) -> tuple[ReviewFinding, ...]:
    """Read what ``json_of_findings`` wrote."""
    return tuple(ReviewFinding(*one) for one in json.loads(kept)) if kept else ()


def weighed(
    findings: Iterable[ReviewFinding],
    *,
    step: str,
    rules: Sequence[Blocking],
    waived: Collection[str],
) -> list[Weighed]:
    """Weigh findings at a step, those that hold it up first.

    Args:
        findings: What the checker found.
        step: The step, or ``blocking.SENDING``.
        rules: The rules of the place.
        waived: The fingerprints for which the head of the unit wrote a reason.
    """
    told = [
        Weighed(
            one,
            effect_of(rules, step=step, code=one.code, severity=one.severity),
            one.fingerprint in waived,
        )
        for one in findings
    ]
    return sorted(told, key=lambda one: not one.holds_up)
