"""A whole and the parts that follow it: 16.27万元，其中市级4.07万元、县级12.20万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, rounding_slack, slip_between, verdict_of
from mingxi.projects.claims.proposing import proposal_for_sum
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import added, calculation, operand_of
from mingxi.prose.marks import YUAN

_CUE = re.compile(
    r"其中|资金来源|来源为|按来源|构成为|包括|分别是|分别为|分担|分摊|^[，,]?即|^中[，,]|按[^，,。；;]{1,10}分[，,：:]|^[，,]?由[^，。；]{0,12}组成"
)
# The whole is told at once where it goes: the parts may stand far behind.
_ANNOUNCES = re.compile(r"[（(，,。；;]?\s?其中|.{0,90}用于", re.DOTALL)
_WEAK_CUE = re.compile(r"[，,；;。]\s*[\u4e00-\u9fa5]{2,14}中(?:[，,]|(?!心|央|小|学|国|共|型|期|级))")
_LISTS = re.compile(r"(?:其中|分别为|如下|分年度|[：:])[：:]?\s*\n")
_USED_FOR = re.compile(r"用于")
# 3万元（6个×5000元＝3万元）: the result of a formula repeats the part before it.
_REPEATS = re.compile(r"[=＝][^\d]{0,3}$")
_BY = re.compile(r"按[^，,。；;]{1,10}分[，,：:]")
_OPENS = re.compile(r"^\s?[（(]")
_COLON = re.compile(r"[：:][^：:，,。；;]{0,14}$")
_CHANGE = re.compile(
    r"(?:减少|增加|增长|下降|降低|提高|提升|上升|执行数为?|比\d{4}年[^，。；]{0,8})[^，,。；;\d]{0,2}$"
)
_CUMULATED = re.compile(r"(?:合计|共计|总计|小计|共需)[^，,。；;\d]{0,8}$")
_NESTED = re.compile(r"其中")
_SOURCES = re.compile(r"中央|省|市|州|县|区|乡|镇|街道|财政|自筹|配套|上级|社会|村|单位|补助|专项|自有")
_AHEAD = 28
_MOST_PARTS = 24
_MOST_BEFORE = 60
_MOST_LINES = 12


class Split(NamedTuple):
    """A split that was found, and the indices of its parts."""

    claim: Claim
    parts: frozenset[int]


def splits_at(
    text: str, terms: Sequence[Term], whole: Term, taken: set[int]
) -> Iterator[Split]:
    """Hold a whole against the parts announced right behind it; a second cue may split it again."""
    if _CHANGE.search(_gap(text, whole)):
        return
    first = _first_part(text, terms, whole)
    if first is None:
        return
    between = text[whole.end : first.start]
    cued = _cue(between, whole, first)
    if cued is None:
        split = _unannounced(text, terms, whole, first, taken)
        if split is not None:
            yield split
        return
    parts = _parts(text, terms, whole, first, taken)
    split = _judged(text, terms, whole, parts, sure=cued)
    if split is None and cued and not _USED_FOR.search(between):
        split = _down_the_lines(text, terms, whole, first)
    if split is None:
        return
    yield split
    again = _first_behind(terms, whole, split)
    if again is not None and _BY.search(text, split.claim.span.end, again.start):
        parts = _parts(text, terms, whole, again, taken | split.parts)
        second = _judged(text, terms, whole, parts, sure=True)
        if second is not None:
            yield second


def _first_part(text: str, terms: Sequence[Term], whole: Term) -> Term | None:
    for term in terms[whole.index + 1 : whole.index + (10 if whole.is_money else 5)]:
        if term.line > whole.line + 1 or term.sentence > whole.sentence + 2:
            return None
        if (
            _same_unit(term, whole)
            and not term.is_rate
            and not _is_dead(term)
            and not _CHANGE.search(_gap(text, term))
        ):
            near = term.start - whole.end <= _MOST_BEFORE
            announced = _ANNOUNCES.match(text, whole.end, term.start) is not None
            return term if near or announced else None
    return None


def _first_behind(terms: Sequence[Term], whole: Term, split: Split) -> Term | None:
    last = max(split.parts)
    for term in terms[last + 1 : last + 4]:
        if _same_unit(term, whole) and not term.is_rate:
            return term if term.sentence == terms[last].sentence else None
    return None


def _same_unit(one: Term, other: Term) -> bool:
    """Tell whether two figures count the same: 件 and 件次, 人 and 人次 do."""
    if one.unit == other.unit:
        return True
    if one.is_money or other.is_money or one.is_percent or not one.unit or not other.unit:
        return False
    return one.unit == other.unit + "次" or other.unit == one.unit + "次"


def _gap(text: str, term: Term) -> str:
    return text[term.gap_start : term.start].replace("\n", "")


def _is_dead(term: Term) -> bool:
    return term.figure.low_end or term.figure.high_end


def _cue(between: str, whole: Term, first: Term) -> bool | None:
    """Tell whether the words announce parts: surely, perhaps (False), or not at all (None)."""
    flat = between.replace("\n", "")
    listed = _LISTS.search(between) is not None
    if "\n" in between.strip("\n") and first.line != whole.line and not listed:
        return None
    if first.sentence - whole.sentence > (2 if listed else 1):
        return None
    if _CUE.search(flat):
        return True
    if listed:
        return True
    if _WEAK_CUE.search(flat):
        return False
    if first.sentence != whole.sentence:
        return False if _USED_FOR.search(flat) and first.line == whole.line else None
    if _OPENS.match(flat) and first.depth > whole.depth:
        return False
    colon = _COLON.search(flat)
    if colon is not None:
        told = flat[: colon.start()]
        return False if len(told) <= 4 or (not whole.is_money and told[:1] in "、，") else None
    return None


def _parts(
    text: str, terms: Sequence[Term], whole: Term, first: Term, taken: set[int]
) -> list[Term]:
    """Collect the parts: the same unit, the same bracket, the same sentence, not inside a nested 其中."""
    parts: list[Term] = []
    skipped_part = -1
    used_for = _USED_FOR.search(text, whole.end, first.start) is not None
    for term in terms[first.index : first.index + _AHEAD * 2]:
        if term.line != first.line or (term.sentence != first.sentence and not used_for):
            break
        if term.bracket != first.bracket:
            if first.depth > whole.depth and term.depth < first.depth:
                break
            continue
        if not _same_unit(term, whole) or term.is_rate or _is_dead(term) or term.index in taken:
            continue
        gap = _gap(text, term)
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
        if parts and parts[-1].value == term.value and _REPEATS.search(gap):
            continue
        parts.append(term)
        if len(parts) == _MOST_PARTS:
            break
    return parts


def _is_result(gap: str) -> bool:
    return bool(re.search(r"[=＝共计需年][^\d]{0,4}$", gap))


def _down_the_lines(
    text: str, terms: Sequence[Term], whole: Term, first: Term
) -> Split | None:
    """Prove a whole by one part a line, for 其中： and lists that follow on lines of their own."""
    parts: list[Term] = []
    total = Decimal(0)
    line = -1
    for term in terms[first.index : first.index + _AHEAD * 2]:
        if term.line - whole.line > _MOST_LINES:
            break
        if term.line == line or not _same_unit(term, whole) or term.is_rate or _is_dead(term):
            continue
        if _CHANGE.search(_gap(text, term)):
            continue
        line = term.line
        parts.append(term)
        total += term.value
        if total == whole.value and len(parts) > 1:
            return _split(text, whole, parts, Verdict.HOLDS, True)
        if total > whole.value * 2:
            break
    return _missed_by_a_digit(text, whole, parts)


def _missed_by_a_digit(text: str, whole: Term, parts: Sequence[Term]) -> Split | None:
    """Doubt a whole that one wrong digit parts from the lines right below it."""
    for size in range(2, len(parts) + 1):
        lines = parts[size - 1].line - parts[0].line
        if lines != size - 1 or slip_between(whole.value, _total(parts[:size]), whole.figure.step) is not (
            Slip.DIGIT
        ):
            continue
        return _split(text, whole, parts[:size], Verdict.FAILS, False)
    return None


def _judged(
    text: str, terms: Sequence[Term], whole: Term, parts: Sequence[Term], sure: bool
) -> Split | None:
    """Prove the whole by all parts, by those up to a semicolon or fewer; else refute it by the first set."""
    if len(parts) < 2:
        return None
    group = [part for part in parts if part.part == parts[0].part]
    sets = [parts] if len(group) in {1, len(parts)} else [parts, group]
    for chosen in sets:
        verdict = _sum_verdict(whole, chosen)
        if verdict is not Verdict.FAILS:
            return _split(text, whole, chosen, verdict, True)
    for size in range(len(parts) - 1, 1, -1):
        if _sum_verdict(whole, parts[:size]) is Verdict.HOLDS:
            return _split(text, whole, parts[:size], Verdict.HOLDS, True)
    for earlier in _earlier_wholes(terms, whole):
        if _sum_verdict(earlier, parts) is not Verdict.FAILS:
            return _split(text, earlier, parts, _sum_verdict(earlier, parts), True)
    chosen = group if len(group) > 1 else parts
    if whole.figure.approximate or any(part.figure.approximate for part in chosen):
        return None
    if _USED_FOR.search(text, whole.end, parts[0].start) and (
        len(chosen) < 3 or slip_between(whole.value, _total(chosen), whole.figure.step) is None
    ):
        return None
    certain = _doubt(text, whole, chosen, _total(chosen), sure)
    if certain is None:
        return None
    return _split(text, whole, chosen, Verdict.FAILS, certain)


def _earlier_wholes(terms: Sequence[Term], whole: Term) -> list[Term]:
    """The cue may speak of an earlier figure: 5086户…，其中贫困户4321户，…其中整寨搬迁….

    Only figures of the same sentence stand for it, the nearest first.
    """
    return [
        term
        for term in reversed(terms[max(0, whole.index - 5) : whole.index])
        if term.sentence == whole.sentence and _same_unit(term, whole) and not term.is_rate
    ]


def _total(parts: Sequence[Term]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


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
    slip = _slip(whole, parts, total)
    ratio = total / whole.value if whole.value else Decimal(0)
    if slip:
        close = Decimal("0.8") <= ratio <= Decimal("1.25")
        if close or (ratio >= Decimal("0.45") and ratio < 3) or (sure and whole.is_money):
            return sure and close
        return False if len(parts) > 2 and ratio > Decimal("0.1") else None
    return False if whole.is_money and sure and Decimal("0.8") <= ratio <= Decimal("1.25") else None


def _slip(whole: Term, parts: Sequence[Term], total: Decimal) -> bool:
    """Tell whether a slip in the whole, or two digits changed about in one part, explains a difference."""
    slack = rounding_slack(part.figure.step for part in parts)
    if slip_between(whole.value, total, whole.figure.step, slack) is not None:
        return True
    gap = whole.value - total
    return any(
        slip_between(part.value, part.value + gap, part.figure.step) is Slip.SWAP for part in parts
    )


def _sum_verdict(whole: Term, parts: Sequence[Term]) -> Verdict:
    total = _total(parts)
    slack = rounding_slack(part.figure.step for part in parts)
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
            or not _same_unit(term, whole)
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
    total = _total(parts)
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
