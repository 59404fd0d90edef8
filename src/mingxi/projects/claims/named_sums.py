"""Sums whose parts are named rather than listed: 驾驶员、照管员共36人; 质量检验费和保险费共4.30万元.

Each name is looked up among the figures before it that carry the name; and a stock after additions and
losses: 上年末2,331人，本年新增48人、核减63人，实有2,316人.
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

_HALF = Decimal("0.5")
_NAMES = re.compile(
    r"((?:[\u4e00-\u9fa5（）()]{1,14}[、和及与])+[\u4e00-\u9fa5（）()]{1,14}?)(?:共计|合计|共需|共|总计)$"
)
_LATER = re.compile(r"((?:[\u4e00-\u9fa5]{2,14}[、和及与])+[\u4e00-\u9fa5]{2,14}?)(?:\d{1,2}月|年)底?前")
_SPLIT = re.compile(r"[、和及与]")
_LEAD = re.compile(r"^(?:为|对|给|由|按|将)?(?:上述|以上|全县|全市|全镇|全区)?")
_KIND_OF_MONEY = re.compile(r"(?:经费|费用|费|款|资金|金|补助|补贴)$")
_GAIN = re.compile(r"(?:新增|增加|增|新入|补充|吸收)(?:了)?$")
_LOSS = re.compile(r"(?:核减|减少|退出|注销|死亡|自然减员|核销|减)(?:了)?$")
_STOCK = re.compile(r"(?:实际|实有|现有|年末|期末|现)[^，,。；;\d]{0,8}$")
_BACK = 80
_LABEL = 18


def named_sum_claims(
    text: str, terms: Sequence[Term], proven: set[Span]
) -> Iterator[Claim]:
    """Find the sums of named parts that no other reading has proven."""
    for term in terms:
        if term.is_rate or term.is_percent or not term.unit or term.figure.span in proven:
            continue
        gap = text[max(term.gap_start, term.start - 60) : term.start]
        if _STOCK.search(gap):
            claim = _stock(text, terms, term)
            if claim is not None:
                yield claim
            continue
        names = _names(gap)
        if len(names) < 2:
            continue
        claim = _named(text, terms, term, names)
        if claim is not None:
            yield claim


def _names(gap: str) -> list[str]:
    clause = re.split(r"[，,。；;：:\n]", gap)
    match = _NAMES.search(clause[-1])
    if match is None and len(clause) > 1 and clause[-1] in {"共", "合计", "共计"}:
        match = _LATER.search(clause[-2])
    if match is None:
        return []
    names = [_LEAD.sub("", name).strip("（）()") for name in _SPLIT.split(match[1])]
    return [_KIND_OF_MONEY.sub("", name) or name for name in names if name]


def _named(text: str, terms: Sequence[Term], total: Term, names: Sequence[str]) -> Claim | None:
    """Look each name up among earlier figures of the unit; every name must be found once."""
    parts: list[Term] = []
    for name in names:
        part = _latest_named(text, terms, total, name, parts)
        if part is None:
            return None
        parts.append(part)
    computed = sum((part.value for part in parts), Decimal(0))
    slack = sum((part.figure.step for part in parts), Decimal(0)) * _HALF
    verdict = verdict_of(total.value, computed, total.figure.step, slack if total.is_money else Decimal(0))
    if verdict is Verdict.FAILS:
        slip = slip_between(total.value, computed, total.figure.step)
        if not total.is_money or slip not in {Slip.SCALE, Slip.DIGIT, Slip.SWAP}:
            return None
    return _claim(text, total, parts, computed, verdict, added([p.figure for p in parts]))


def _latest_named(
    text: str, terms: Sequence[Term], total: Term, name: str, taken: Sequence[Term]
) -> Term | None:
    for term in reversed(terms[max(0, total.index - _BACK) : total.index]):
        if not _adds_to(text, term, total) or term.is_rate or term in taken or term.figure.low_end:
            continue
        label = text[max(term.sentence_start, term.gap_start, term.start - _LABEL) : term.start]
        clause = re.split(r"[，,；;。]", label)[-1]
        head = text[term.sentence_start : term.sentence_start + _LABEL] if term.is_money else ""
        if _is_name_of(name, clause) or _is_name_of(name, head):
            return term
    return None


def _adds_to(text: str, term: Term, total: Term) -> bool:
    """Tell whether a figure may be a part: the same unit, or any count where two are given: 万头（只）."""
    if term.unit == total.unit:
        return True
    return total.is_count and term.is_count and text[total.end : total.end + 1] in {"（", "("}


def _is_name_of(name: str, label: str) -> bool:
    """Tell whether a label carries a name: its whole, its first four characters, or its last of two."""
    if not label:
        return False
    if len(name) == 1:
        return label.endswith(name)
    return name in label or len(name) > 3 and (name[:3] in label or name[-3:] in label)


def _stock(text: str, terms: Sequence[Term], now: Term) -> Claim | None:
    """Recompute a stock from the one before, what came and what went, in the same sentence."""
    before = [
        t
        for t in terms[max(0, now.index - 6) : now.index]
        if t.unit == now.unit and not t.is_rate and t.sentence == now.sentence
    ]
    if len(before) < 2 or now.unit == YUAN:
        return None
    computed = before[0].value
    signs: list[str] = []
    for change in before[1:]:
        gap = text[change.gap_start : change.start]
        if _GAIN.search(gap):
            computed += change.value
            signs.append("+")
        elif _LOSS.search(gap):
            computed -= change.value
            signs.append("-")
        else:
            return None
    verdict = verdict_of(now.value, computed, Decimal(0))
    expression = before[0].figure.text + "".join(
        f" {sign} {t.figure.text}" for sign, t in zip(signs, before[1:], strict=True)
    )
    return _claim(text, now, before, computed, verdict, expression)


def _claim(
    text: str,
    total: Term,
    parts: Sequence[Term],
    computed: Decimal,
    verdict: Verdict,
    expression: str,
) -> Claim:
    figures = [part.figure for part in parts]
    start = min([total.sentence_start, *(p.start for p in parts if p.sentence == total.sentence)])
    while text[start] in " \u3000\n\t":
        start += 1
    span = Span(max(start, total.start - 60), total.end)
    scale = total.figure.scale if not total.is_money else 1
    word = {10_000: "万", 100_000_000: "亿"}.get(scale, "")
    unit = YUAN if total.is_money else f"{word}{total.figure.name}"
    return Claim(
        kind=ClaimKind.SUM,
        span=span,
        text=text[span.start : span.end],
        result=total.figure.span,
        unit=unit,
        stated=total.value / scale,
        computed=computed / scale,
        verdict=verdict,
        because=calculation(expression, computed / scale, unit, total.figure.text, verdict),
        operands=tuple(operand_of(figure) for figure in figures),
        certain=verdict is not Verdict.FAILS or total.is_money,
        proposal=proposal_for_sum(total.figure, figures, computed)
        if verdict is Verdict.FAILS
        else None,
        detail="named",
    )
