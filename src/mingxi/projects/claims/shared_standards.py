"""A standard and those who bear it: 每人每月40元，市级每人每月10元、县级每人每月30元.

The parts are standards for one of the same things, or a list behind 分别; they must add up to the whole
standard. Also one standard listed item by item on the lines below it (1900元/生·年 and its three parts).
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.proposing import proposal_for_sum
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import added, calculation, operand_of
from mingxi.prose.marks import YUAN

_BORNE = re.compile(r"承担|分担|负担|由[^，。]{0,12}(?:财政|中央|省|市|县|区|乡|镇)|其中")
_RESPECTIVELY = re.compile(r"分别[^，,。；;\d]{0,6}$")
_PAYER = re.compile(r"中央|省|市|州|县|区|乡|镇|财政|自筹|个人")
_AHEAD = 7
_MOST_LINES = 6


def shared_standard_claims(text: str, terms: Sequence[Term]) -> Iterator[Claim]:
    """Find standards that are split among payers or items, in text order."""
    for whole in terms:
        if whole.is_money and whole.is_rate and not whole.figure.low_end:
            claim = _borne_by_several(text, terms, whole) or _listed_below(text, terms, whole)
            if claim is not None:
                yield claim


def _borne_by_several(text: str, terms: Sequence[Term], whole: Term) -> Claim | None:
    ahead = [
        term
        for term in terms[whole.index + 1 : whole.index + 1 + _AHEAD]
        if term.is_money and term.line == whole.line and term.sentence - whole.sentence <= 1
    ]
    if len(ahead) < 2 or not _BORNE.search(text, whole.end, ahead[-1].start):
        return None
    parts: list[Term] = []
    for term in ahead:
        gap = text[term.gap_start : term.start]
        listed = not term.is_rate and (
            _RESPECTIVELY.search(gap) or (parts and len(gap) <= 2) or _PAYER.search(gap)
        )
        same = term.is_rate and set(term.figure.per) == set(whole.figure.per) and _PAYER.search(gap)
        if not (listed or same):
            break
        parts.append(term)
    if len(parts) < 2:
        return None
    computed = sum((part.value for part in parts), Decimal(0))
    verdict = verdict_of(whole.value, computed, Decimal(0))
    if verdict is Verdict.FAILS and slip_between(whole.value, computed, whole.figure.step) is None:
        return None
    return _claim(text, whole, parts, computed, verdict)


def _listed_below(text: str, terms: Sequence[Term], whole: Term) -> Claim | None:
    """Prove a standard in a heading by the standards on the lines below it."""
    if text[whole.end : whole.end + 12].lstrip("）) ·•/生人年月").strip(" ")[:1] not in {"", "\n"}:
        return None
    parts: list[Term] = []
    total = Decimal(0)
    for term in terms[whole.index + 1 : whole.index + 1 + _AHEAD]:
        if term.line - whole.line > _MOST_LINES or term.line == whole.line:
            break
        if set(term.figure.per) != set(whole.figure.per) or not term.is_money:
            break
        parts.append(term)
        total += term.value
        if total == whole.value and len(parts) > 1:
            return _claim(text, whole, parts, total, Verdict.HOLDS)
    for size in range(2, len(parts) + 1):
        some = sum((part.value for part in parts[:size]), Decimal(0))
        if slip_between(whole.value, some, whole.figure.step) is Slip.DIGIT:
            return _claim(text, whole, parts[:size], some, Verdict.FAILS)._replace(certain=False)
    return None


def _claim(
    text: str, whole: Term, parts: Sequence[Term], computed: Decimal, verdict: Verdict
) -> Claim:
    span = Span(whole.start, parts[-1].end)
    figures = [part.figure for part in parts]
    return Claim(
        kind=ClaimKind.SPLIT,
        span=span,
        text=text[span.start : span.end],
        result=whole.figure.span,
        unit=YUAN,
        stated=whole.value,
        computed=computed,
        verdict=verdict,
        because=calculation(added(figures), computed, YUAN, whole.figure.text, verdict),
        operands=tuple(operand_of(figure) for figure in figures),
        proposal=proposal_for_sum(whole.figure, figures, computed)
        if verdict is Verdict.FAILS
        else None,
        detail="standard",
    )
