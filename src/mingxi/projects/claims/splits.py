"""A whole and the parts that follow it: 16.27万元，其中市级4.07万元、县级12.20万元."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import slip_between, verdict_of
from mingxi.projects.claims.proposing import proposal_for_sum
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import added, calculation, operand_of
from mingxi.prose.marks import YUAN

_HALF = Decimal("0.5")
_CUE = re.compile(
    r"其中|资金来源|来源为|按来源|构成为|包括|分别是|分别为|^[，,]?即|^中[，,]|按[^，,。；;]{1,10}分[，,：:]|^[，,]?由[^，。；]{0,12}组成"
)
_WEAK_CUE = re.compile(r"^[，,；;。][\u4e00-\u9fa5]{2,10}中(?!心|央|小|学|国|共)")
_OPENS = re.compile(r"^\s?[（(]")
_COLON = re.compile(r"^[^，,。；;\d]{0,4}[：:]")
_CHANGE = re.compile(
    r"(?:减少|增加|增长|下降|降低|提高|提升|上升|执行数为?|比\d{4}年[^，。；]{0,8})[^，,。；;\d]{0,2}$"
)
_CUMULATED = re.compile(r"(?:合计|共计|总计|小计|共需)[^，,。；;\d]{0,8}$")
_NESTED = re.compile(r"其中")
_SOURCES = re.compile(r"中央|省|市|州|县|区|乡|镇|街道|财政|自筹|配套|上级|社会|村|单位|补助|专项|自有")
_AHEAD = 28
_MOST_PARTS = 24
_MOST_BEFORE = 60


class Split(NamedTuple):
    """A split that was found, and the indices of its parts."""

    claim: Claim
    parts: frozenset[int]


def split_at(text: str, terms: Sequence[Term], whole: Term, taken: set[int]) -> Split | None:
    """Hold a whole against the parts announced right behind it, or give None where none are."""
    first = _first_part(terms, whole)
    if first is None or first.start - whole.end > _MOST_BEFORE:
        return None
    between = text[whole.end : first.start]
    cued = _cue(between, whole, first)
    if cued is None:
        return _unannounced(text, terms, whole, first, taken)
    parts = _parts(text, terms, whole, first, taken)
    if len(parts) < 2 and not (parts and parts[0].value > whole.value):
        return None
    return _judged(text, whole, parts, terms, sure=cued)


def _first_part(terms: Sequence[Term], whole: Term) -> Term | None:
    for term in terms[whole.index + 1 : whole.index + 9]:
        if term.line > whole.line + 1:
            return None
        if term.unit == whole.unit and not term.is_rate and not _is_dead(term):
            return term
    return None


def _is_dead(term: Term) -> bool:
    return term.figure.low_end or term.figure.high_end


def _cue(between: str, whole: Term, first: Term) -> bool | None:
    """Tell whether the words announce parts: surely, perhaps (False), or not at all (None)."""
    if "\n" in between.strip("\n") and "其中" not in between:
        return None
    if first.sentence - whole.sentence > 1:
        return None
    if _CUE.search(between):
        return True
    if first.sentence != whole.sentence:
        return None
    if _OPENS.match(between) and first.depth > whole.depth:
        return False
    if _COLON.match(between) or _WEAK_CUE.match(between):
        return False
    return None


def _parts(
    text: str, terms: Sequence[Term], whole: Term, first: Term, taken: set[int]
) -> list[Term]:
    """Collect the parts: the same unit, the same bracket, the same sentence, not inside a nested 其中."""
    parts: list[Term] = []
    skipped_part = -1
    for term in terms[first.index : first.index + _AHEAD * 2]:
        if term.sentence != first.sentence or term.line != first.line:
            break
        if term.bracket != first.bracket:
            if first.depth > whole.depth and term.depth < first.depth:
                break
            continue
        if term.unit != whole.unit or term.is_rate or _is_dead(term) or term.index in taken:
            continue
        gap = text[term.gap_start : term.start]
        if parts and _CUMULATED.search(gap):
            break
        if _CHANGE.search(gap):
            continue
        if parts and _NESTED.search(gap):
            skipped_part = term.part
        if term.part == skipped_part:
            continue
        if term.spent and not _is_result(gap):
            continue
        parts.append(term)
        if len(parts) == _MOST_PARTS:
            break
    return parts


def _is_result(gap: str) -> bool:
    return bool(re.search(r"[=＝共计需年][^\d]{0,4}$", gap))


def _judged(
    text: str, whole: Term, parts: Sequence[Term], terms: Sequence[Term], sure: bool
) -> Split | None:
    figure = whole.figure
    verdict = _sum_verdict(whole, parts)
    if verdict is not Verdict.FAILS:
        return _split(text, whole, parts, verdict, True)
    for size in range(len(parts) - 1, 1, -1):
        if _sum_verdict(whole, parts[:size]) is Verdict.HOLDS:
            return _split(text, whole, parts[:size], Verdict.HOLDS, True)
    total = sum((part.value for part in parts), Decimal(0))
    if figure.approximate or any(part.figure.approximate for part in parts):
        return None
    if len(parts) < 2:
        return None
    certain = _doubt(text, whole, parts, total, sure)
    if certain is None:
        return None
    return _split(text, whole, parts, Verdict.FAILS, certain)


def _doubt(
    text: str, whole: Term, parts: Sequence[Term], total: Decimal, sure: bool
) -> bool | None:
    """Tell whether a difference is certain (True), likely (False), or may be another reading (None).

    Sources of money are always complete. Other parts may be examples or overlap: there only a
    difference that a slip explains, or a small one, speaks of an error.
    """
    sources = sum(
        1 for part in parts if _SOURCES.search(text[part.gap_start : part.start])
    )
    if whole.is_money and sure and sources >= len(parts) - 1 and len(parts) >= 2:
        return True
    slip = slip_between(whole.value, total, whole.figure.step)
    ratio = total / whole.value if whole.value else Decimal(0)
    if Decimal("0.8") <= ratio <= Decimal("1.25") and (sure or slip is not None):
        return sure
    if slip is not None and ratio >= Decimal("0.45"):
        return False
    if slip is not None and len(parts) > 2 and ratio > Decimal("0.1"):
        return False
    return None


def _sum_verdict(whole: Term, parts: Sequence[Term]) -> Verdict:
    total = sum((part.value for part in parts), Decimal(0))
    slack = sum((part.figure.step for part in parts), Decimal(0)) * _HALF
    if whole.is_count and whole.figure.step == 1:
        slack = Decimal(0)
    return verdict_of(whole.value, total, whole.figure.step if slack else Decimal(0), slack)


def _unannounced(
    text: str, terms: Sequence[Term], whole: Term, first: Term, taken: set[int]
) -> Split | None:
    """Prove, never refute, parts that follow without a cue: 全站常年9人，在编8人，编外1人."""
    if whole.is_money or first.sentence != whole.sentence or first.index != whole.index + 1:
        return None
    run: list[Term] = []
    total = Decimal(0)
    for term in terms[first.index : first.index + 6]:
        if (
            term.sentence != whole.sentence
            or term.unit != whole.unit
            or term.is_rate
            or term.index in taken
            or term.start - term.gap_start > 10
        ):
            break
        run.append(term)
        total += term.value
        if total == whole.value and len(run) > 1:
            return _split(text, whole, run, Verdict.HOLDS, True)
    return None


def _split(
    text: str, whole: Term, parts: Sequence[Term], verdict: Verdict, certain: bool
) -> Split:
    total = sum((part.value for part in parts), Decimal(0))
    figures = [part.figure for part in parts]
    span = Span(whole.start, parts[-1].end)
    scaled = whole.figure.scale if not whole.is_money and _one_scale(whole, parts) else 1
    name = whole.unit if whole.unit == YUAN else whole.figure.name
    scale_word = {10_000: "万", 100_000_000: "亿"}.get(scaled, "")
    claim = Claim(
        kind=ClaimKind.SPLIT,
        span=span,
        text=text[span.start : span.end],
        result=whole.figure.span,
        unit=f"{scale_word}{name}",
        stated=whole.value / scaled,
        computed=total / scaled,
        verdict=verdict,
        because=calculation(
            added(figures), total / scaled, f"{scale_word}{name}", whole.figure.text, verdict
        ),
        operands=tuple(operand_of(figure) for figure in figures),
        certain=certain,
        proposal=proposal_for_sum(whole.figure, figures, total) if verdict is Verdict.FAILS else None,
        detail="parts",
    )
    return Split(claim, frozenset(part.index for part in parts))


def _one_scale(whole: Term, parts: Sequence[Term]) -> bool:
    return whole.figure.scale > 1 and all(p.figure.scale == whole.figure.scale for p in parts)
