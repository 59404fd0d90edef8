"""Instalments against the whole: 补助40.32万元按季度分四次兑现，每次10.08万元; 分两次拨付，上半年…，下半年….

Proven when the instalments add up to the whole at the written precision (half a step for each); refuted
when the text gives the number of instalments and the whole stands right before them.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import is_far_off, verdict_of
from mingxi.projects.claims.proposing import proposal_for
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import added, calculation, operand_of
from mingxi.projects.project_text import ProjectText
from mingxi.prose.marks import YUAN
from mingxi.quantities import per_year
from mingxi.quantities.money import Money, grouped

_HALF = Decimal("0.5")
_PAID = re.compile(r"付|拨|发|兑|缴|结|支出|返还|代扣|兑现")
_TIMES = re.compile(r"分\s?([一二两三四五六七八九十]{1,2}|\d{1,2})\s?(?:个?季度|个月|批次?|期|次|年)")
_EACH_HALF = re.compile(r"各(?:支付|拨付|付|发放|兑现|安排)?(?:一半|50%|百分之五十)")
_MONTHS = re.compile(r"((?:\d{1,2}月?、){1,11}\d{1,2}月)")
_FREQUENCIES = (
    (re.compile(r"按季|每季|逐季|分季"), Decimal(4)),
    (re.compile(r"按月|每月|逐月|每个月"), Decimal(12)),
    (re.compile(r"每半年|按半年|上、下半年|上下半年"), Decimal(2)),
)
_NUMBERS = dict(zip("一二两三四五六七八九十", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_MOST_BETWEEN = 90
_MOST_LISTED = 13


def schedule_claims(
    text: str, terms: Sequence[Term], projects: Sequence[ProjectText]
) -> Iterator[Claim]:
    """Find the instalments of every payment plan and hold them against what they are to pay."""
    for term in terms:
        if not term.is_money or term.figure.low_end:
            continue
        if term.is_rate:
            claim = _repeated(text, terms, term)
            if claim is not None:
                yield claim
    yield from _listed(text, terms, projects)


def _repeated(text: str, terms: Sequence[Term], instalment: Term) -> Claim | None:
    """Judge 每季度8.51万元 against the 34.05万元 that stand before it in the sentence."""
    unit = instalment.figure.per[-1]
    if len(instalment.figure.per) != 1 or not (per_year(unit) or unit in {"次", "期", "批"}):
        return None
    whole = _whole_before(text, terms, instalment)
    if whole is None:
        return None
    between = text[whole.end : instalment.start]
    if not _PAID.search(between) or "；" in between:
        return None
    stated_times = _times(between)
    times = stated_times or (per_year(unit) if unit not in {"次", "期", "批"} else None)
    if unit in {"季度", "月"} and stated_times is None:
        times = per_year(unit)
    if times is None:
        return None
    computed = instalment.value * times
    slack = instalment.figure.step * times * _HALF
    verdict = verdict_of(whole.value, computed, whole.figure.step, slack)
    ratio = computed / whole.value if whole.value else Decimal(0)
    if verdict is Verdict.FAILS and not Decimal("0.4") < ratio < Decimal("2.5"):
        # 每月10万元 may be one part of what the sentence pays; only a like size speaks of an error.
        if ratio * 10_000 < Decimal("0.4") or ratio * 10_000 > Decimal("2.5"):
            return None
    if (
        verdict is Verdict.FAILS
        and instalment.figure.approximate
        and not is_far_off(whole.value, computed)
    ):
        return None
    expression = f"{instalment.figure.text} × {grouped(times)}"
    return _claim(text, whole, [instalment], computed, verdict, expression, stated_times is not None)


def _whole_before(text: str, terms: Sequence[Term], instalment: Term) -> Term | None:
    """Find the amount that the instalments pay: the nearest before, with no other amount between."""
    for term in reversed(terms[max(0, instalment.index - 6) : instalment.index]):
        if instalment.sentence - term.sentence > 1 or term.line != instalment.line:
            return None
        if term.is_money:
            if term.is_rate or instalment.start - term.end > _MOST_BETWEEN:
                return None
            return term if term.value > instalment.value else None
        if term.is_count and not _is_occasion(term):
            return None
    return None


def _is_occasion(term: Term) -> bool:
    return term.unit in {"次", "期", "批", "季度", "月", "年", "天", "半年"} or term.value == 1


def _times(between: str) -> Decimal | None:
    """Read how many instalments a text gives: 分四次, 按季度, 于3、6、9、12月, 各支付一半."""
    match = _TIMES.search(between)
    if match is not None:
        word = match[1]
        return Decimal(word) if word.isdigit() else Decimal(_NUMBERS.get(word, 0)) or None
    for pattern, count in _FREQUENCIES:
        if pattern.search(between):
            return count
    months = _MONTHS.search(between)
    if months is not None:
        return Decimal(months[1].count("、") + 1)
    return Decimal(2) if _EACH_HALF.search(between) else None


def _listed(
    text: str, terms: Sequence[Term], projects: Sequence[ProjectText]
) -> Iterator[Claim]:
    """Judge 分四次拨付：3月底前30万元，…，剩余的13.99万元 against the whole."""
    at = 0
    for match in _LIST_CUE.finditer(text):
        while at < len(terms) and terms[at].start < match.start():
            at += 1
        count = _times(match.group()) or _months_of_year(match.group())
        parts = _amounts_of_sentence(terms, at)
        if count is None or len(parts) != int(count):
            continue
        whole = _whole_of_list(terms, at, parts)
        if whole is None:
            continue
        computed = sum((part.value for part in parts), Decimal(0))
        slack = sum((part.figure.step for part in parts), Decimal(0)) * _HALF
        verdict = verdict_of(whole.value, computed, whole.figure.step, slack)
        figures = [part.figure for part in parts]
        sure = whole.sentence == parts[0].sentence
        if verdict is Verdict.FAILS and not sure and not _is_arranged(projects, whole):
            continue
        yield _claim(text, whole, parts, computed, verdict, added(figures), sure)


_LIST_CUE = re.compile(
    r"(?:分\s?(?:[一二两三四五六七八九十]{1,2}|\d{1,2})\s?(?:个?季度|批次?|期|次)|(?:分|按)季度?|分上下半年)[^，,。；;：:\n]{0,8}"
    r"(?:支付|拨付|兑付|发放|下达|付清|拨|付|兑现)[^，,。；;：:\n]{0,6}[：:，,]"
)


def _months_of_year(words: str) -> Decimal | None:
    return Decimal(4) if "季" in words else None


def _amounts_of_sentence(terms: Sequence[Term], at: int) -> list[Term]:
    if at >= len(terms):
        return []
    sentence = terms[at].sentence
    parts: list[Term] = []
    for term in terms[at : at + _MOST_LISTED * 3]:
        if term.sentence != sentence:
            break
        if term.is_money and not term.is_rate:
            parts.append(term)
    return parts


def _whole_of_list(terms: Sequence[Term], at: int, parts: Sequence[Term]) -> Term | None:
    """The whole stands in the sentence; else it is the last amount that is about the sum of the parts."""
    total = sum((part.value for part in parts), Decimal(0))
    for term in reversed(terms[max(0, at - 12) : at]):
        if not term.is_money or term.is_rate or term.is_percent:
            continue
        if term.sentence == parts[0].sentence:
            return term
        if abs(term.value - total) <= total * Decimal("0.02"):
            return term
    return None


def _is_arranged(projects: Sequence[ProjectText], whole: Term) -> bool:
    fen = Money.from_yuan(whole.value).fen
    return any(p.start <= whole.start < p.end and p.arranged == fen for p in projects)


def _claim(
    text: str,
    whole: Term,
    parts: Sequence[Term],
    computed: Decimal,
    verdict: Verdict,
    expression: str,
    sure: bool,
) -> Claim:
    near = [t.start for t in (whole, *parts) if t.line == parts[0].line]
    span = Span(min(near), parts[-1].end)
    figure = whole.figure
    proposal = None
    if verdict is Verdict.FAILS:
        target = parts[0].figure if len(parts) == 1 else figure
        better = parts[0].value * figure.value / computed if len(parts) == 1 else computed
        proposal = proposal_for(target, better)
    return Claim(
        kind=ClaimKind.SCHEDULE,
        span=span,
        text=text[span.start : span.end],
        result=figure.span,
        unit=YUAN,
        stated=figure.value,
        computed=computed,
        verdict=verdict,
        because=calculation(expression, computed, YUAN, figure.text, verdict),
        operands=tuple(operand_of(part.figure) for part in parts),
        certain=sure,
        proposal=proposal,
        detail="instalments",
    )
