"""Percentages in prose: a share that gives an amount, a share stated of two amounts, growth, completion.

``按年利率3.45%计算，需118.37万元`` is a product; ``占48.60%``, ``比上年增长2.54%`` and ``完成任务的111.89%`` are
recomputed from two amounts at the written digits. ``按6:4分担`` divides an amount by a ratio.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.languages import Message
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.proposing import proposal_for
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import calculation, operand_of
from mingxi.prose.marks import PERCENT, YUAN, Bound
from mingxi.quantities.money import grouped

_HUNDRED = Decimal(100)
_SHARE = re.compile(r"占(?!地|用)[^，,。；;\d]{0,18}$")
# The share is of the amount right before it: 县级158.67万元，占51.40%.
_DIRECTLY = re.compile(r"[^，,。；;\d]{0,8}[，,]?\s?占[^，,。；;\d]{0,18}")
_RATE_OF = re.compile(r"(?:完成|达到?|执行率|完成率|使用率|办结率|率)[^，,。；;\d]{0,14}$")
_UP = re.compile(r"(?:增长|增加|提高|上升|增幅|上涨)[^，,。；;\d]{0,6}$")
_DOWN = re.compile(r"(?:减少|下降|降低|压减|降幅|核减)[^，,。；;\d]{0,6}$")
_COMPARED = re.compile(r"比|较|同比")
_POINTS = re.compile(r"个?百分点")
_GIVES = re.compile(
    r"^(?:[^，,。；;\d]{0,14}[，,]?\s?(?:即|计|为|约|需|共|支付|拨付|可收|可提|最多可提|预留|保费|提取)?[^，,。；;\d]{0,10})$"
)
_OF_ALL = re.compile(r"^[^，,。；;\d]{0,16}(?:的比例|标准|分担)?")
_RATIO = re.compile(r"(?<![\d:：.])(\d{1,3})\s?[:：∶]\s?(\d{1,3})(?:\s?[:：∶]\s?(\d{1,3}))?(?![\d:：])")
_SHARES_OUT = re.compile(r"比例|分担|分摊|配套|承担|负担")
_REACH = 24
_NEAR = 40


def percent_claims(text: str, terms: Sequence[Term]) -> Iterator[tuple[Claim, Term]]:
    """Find every percentage that is computed from amounts, or from which an amount is computed."""
    bases: list[Term] = []
    index = 0
    while index < len(terms):
        term = terms[index]
        if term.is_percent and not term.spent:
            run = _run(text, terms, index)
            claims = list(_of_run(text, terms, run, bases))
            for claim, result, base in claims:
                if base is not None:
                    bases = [base]
                yield claim, result
            index = run[-1].index + 1
            continue
        if bases and term.line != bases[0].line:
            bases = []
        index += 1
    yield from _ratios(text, terms)


_Found = tuple[Claim, Term, Term | None]


def _run(text: str, terms: Sequence[Term], index: int) -> list[Term]:
    """Collect percentages listed side by side: 分别占36.55%、28.22%、35.23%; 30%、工程过半40%、验收后30%."""
    run = [terms[index]]
    for term in terms[index + 1 :]:
        between = text[run[-1].end : term.start]
        if not term.is_percent or len(between) > 14 or any(stop in between for stop in "，,。；;\n"):
            break
        run.append(term)
    return run


def _of_run(
    text: str, terms: Sequence[Term], run: Sequence[Term], bases: Sequence[Term]
) -> Iterator[_Found]:
    if len(run) > 1:
        yield from _respective(text, terms, run)
        return
    term = run[0]
    gap = text[max(term.sentence_start, term.start - _NEAR) : term.start].replace("\n", "")
    if _POINTS.match(text, term.end):
        return
    found = _share_named(text, terms, term)
    if found is not None:
        pass
    elif _COMPARED.search(gap) and (_UP.search(gap) or _DOWN.search(gap)):
        found = _growth(text, terms, term, down=bool(_DOWN.search(gap)))
    elif _SHARE.search(gap):
        found = _share(text, terms, term)
    elif _UP.search(gap) or _DOWN.search(gap):
        found = _growth(text, terms, term, down=bool(_DOWN.search(gap)))
        found = None if found is not None and found[0].fails else found
    elif _RATE_OF.search(gap):
        found = _share(text, terms, term, prove_only=True)
    if found is None:
        found = _amount(text, terms, term, bases)
    if found is not None:
        yield found
        yield from _turned_round(text, found, terms)


def _turned_round(text: str, found: _Found, terms: Sequence[Term]) -> Iterator[_Found]:
    """A share that holds also gives its amount, where that was written no finer than the share tells."""
    claim, percent, _ = found
    if claim.detail != "share" or claim.fails:
        return
    whole, part = (
        next(t for t in terms[: percent.index] if t.figure.span == operand.span)
        for operand in claim.operands
    )
    computed = whole.value * percent.value / _HUNDRED
    verdict = verdict_of(part.value, computed, part.figure.step)
    if verdict is Verdict.FAILS:
        return
    expression = f"{whole.figure.text} × {percent.figure.text}".replace("\n", "")
    turned = _claim(
        text, percent, [whole, part], ClaimKind.PRODUCT, part.value, computed, verdict, expression,
        "share-out", part,
    )
    yield turned, part, None


def _respective(text: str, terms: Sequence[Term], run: Sequence[Term]) -> Iterator[_Found]:
    """Judge listed percentages against as many listed amounts: those before (占) or those after (分别为)."""
    first, last = run[0], run[-1]
    before = [
        t
        for t in terms[max(0, first.index - len(run) * 2) : first.index]
        if not t.is_rate and not t.is_percent and t.sentence == first.sentence
    ]
    kin = [t for t in before if before and t.unit == before[-1].unit][-len(run) :]
    if len(kin) == len(run) and _SHARE.search(text, first.gap_start, first.start):
        for amount, percent in zip(kin, run, strict=True):
            found = _share_of(text, terms, percent, amount, kin)
            if found is not None:
                yield found
        return
    after = [t for t in terms[last.index + 1 : last.index + 1 + len(run)] if t.is_money and not t.is_rate]
    if len(after) == len(run) and "分别" in text[last.end : after[0].start]:
        base = _base_before(terms, first, after)
        for percent, amount in zip(run, after, strict=True):
            found = _amount_of(text, percent, amount, base, sure=True)
            if found is not None:
                yield found


def _base_before(terms: Sequence[Term], percent: Term, amounts: Sequence[Term]) -> list[Term]:
    """Look for the amount whose shares the listed amounts are: the one most of them fit."""
    candidates = [
        t
        for t in reversed(terms[max(0, percent.index - _REACH) : percent.index])
        if t.unit == amounts[0].unit and not t.is_rate and t.value > amounts[0].value
    ]
    return candidates[:6]


def _growth(text: str, terms: Sequence[Term], percent: Term, down: bool) -> _Found | None:
    """Recompute 比上年增长P% from the two amounts before it: the earlier is the base."""
    amounts = [
        t
        for t in terms[max(0, percent.index - 6) : percent.index]
        if not t.is_rate and not t.is_percent and t.unit and t.sentence == percent.sentence
    ]
    amounts = [t for t in amounts if amounts and t.unit == amounts[-1].unit]
    if len(amounts) < 2:
        return None
    base, now = amounts[-2], amounts[-1]
    if not base.value:
        return None
    computed = (now.value - base.value) / base.value * _HUNDRED
    stated = -percent.value if down else percent.value
    verdict = verdict_of(stated, computed, percent.figure.step)
    expression = f"({now.figure.text} - {base.figure.text}) ÷ {base.figure.text}".replace("\n", "")
    claim = _claim(
        text, percent, [base, now], ClaimKind.PERCENT, stated, computed, verdict, expression, "growth"
    )
    return claim, percent, None


def _share_named(text: str, terms: Sequence[Term], percent: Term) -> _Found | None:
    """Recompute a share that names its whole: 45万元，占总投资150万元的30%."""
    if percent.index < 2:
        return None
    part, whole = terms[percent.index - 2], terms[percent.index - 1]
    if (
        part.unit != whole.unit
        or part.is_rate
        or not whole.value
        or part.sentence != percent.sentence
        or text[whole.end : percent.start].strip() != "的"
        or "占" not in text[part.end : whole.start]
    ):
        return None
    computed = part.value / whole.value * _HUNDRED
    verdict = verdict_of(percent.value, computed, percent.figure.step)
    expression = f"{part.figure.text} ÷ {whole.figure.text}"
    claim = _claim(
        text, percent, [whole, part], ClaimKind.PERCENT, percent.value, computed, verdict,
        expression, "share",
    )
    return claim, percent, None


def _share(
    text: str, terms: Sequence[Term], percent: Term, prove_only: bool = False
) -> _Found | None:
    """Recompute 占P% from the amount before it and the whole it is part of."""
    before = [
        t
        for t in reversed(terms[max(0, percent.index - 4) : percent.index])
        if not t.is_rate and not t.is_percent and t.unit and t.line == percent.line
    ]
    if not before:
        return None
    named = before[0]
    direct = _DIRECTLY.fullmatch(text, named.end, percent.start) is not None
    by_name = _by_name(text, terms, percent)
    for part in by_name or before:
        if part.unit != named.unit:
            break
        refutable = bool(by_name) or (direct and part is named)
        found = _share_of(text, terms, percent, part, [part], prove_only or not refutable)
        if found is not None:
            return found
    return None


def _by_name(text: str, terms: Sequence[Term], percent: Term) -> list[Term]:
    """Find the amount whose name stands before 占: 理论教育112学时…，理论教育占总学时的70%."""
    clause = re.split(r"[，,。；;：:\n]", text[percent.sentence_start : percent.start])[-1]
    name = clause.partition("占")[0]
    if len(name) < 2:
        return []
    return [
        t
        for t in reversed(terms[max(0, percent.index - 12) : percent.index])
        if t.line == percent.line and t.unit and not t.is_rate and not t.is_percent
        and text[t.gap_start : t.start].endswith(name)
    ][:1]


def _share_of(
    text: str,
    terms: Sequence[Term],
    percent: Term,
    part: Term,
    kin: Sequence[Term],
    prove_only: bool = False,
) -> _Found | None:
    wholes = [
        t
        for t in reversed(terms[max(0, percent.index - _REACH) : percent.index])
        if t.unit == part.unit and not t.is_rate and t not in kin and t.value > 0
        and percent.line == t.line
    ]
    best: _Found | None = None
    for whole in wholes:
        computed = part.value / whole.value * _HUNDRED
        verdict = verdict_of(percent.value, computed, percent.figure.step)
        expression = f"{part.figure.text} ÷ {whole.figure.text}".replace("\n", "")
        if verdict is not Verdict.FAILS:
            claim = _claim(
                text, percent, [whole, part], ClaimKind.PERCENT, percent.value, computed, verdict,
                expression, "share",
            )
            return claim, percent, None
        slip = slip_between(percent.value, computed, percent.figure.step)
        if best is None and slip is not None and not prove_only and part.value <= whole.value:
            claim = _claim(
                text, percent, [whole, part], ClaimKind.PERCENT, percent.value, computed, verdict,
                expression, "share", certain=whole.sentence == percent.sentence,
            )
            best = claim, percent, None
    return best


def _amount(
    text: str, terms: Sequence[Term], percent: Term, bases: Sequence[Term]
) -> _Found | None:
    """Judge the amount that a percentage gives: X万元的0.08%，保费2.74万元; 拨付40%，即58.21万元."""
    if percent.index + 1 >= len(terms):
        return None
    amount = terms[percent.index + 1]
    if amount.is_percent or not amount.unit or amount.spent or amount.line != percent.line:
        return None
    if amount.sentence != percent.sentence or not _GIVES.match(text[percent.end : amount.start]):
        return None
    candidates = list(bases) + [
        t
        for t in reversed(terms[max(0, percent.index - _REACH) : percent.index])
        if t.unit == amount.unit
        and not t.is_rate
        and t not in bases
        and not t.figure.high_end
    ]
    ordered = [t for t in candidates if t.value >= amount.value or percent.value > _HUNDRED]
    for skipped in candidates:
        if skipped not in ordered:
            ordered.append(skipped)
    sure = bool(bases) or _stands_before(text, terms, percent, amount)
    return _amount_of(text, percent, amount, ordered[:10], sure)


def _stands_before(
    text: str, terms: Sequence[Term], percent: Term, amount: Term
) -> bool:
    """Tell whether the base stands in the same clause: 占用资金3,431万元的0.08%."""
    if not percent.index:
        return False
    before = terms[percent.index - 1]
    return before.unit == amount.unit and "的" in text[before.end : percent.start][:6]


def _amount_of(
    text: str, percent: Term, amount: Term, candidates: Sequence[Term], sure: bool
) -> _Found | None:
    share = percent.value / _HUNDRED
    best: _Found | None = None
    step = amount.figure.step
    slack = Decimal(0)
    for base in candidates:
        computed = base.value * share
        verdict = verdict_of(amount.value, computed, step, slack)
        if verdict is Verdict.FAILS and amount.figure.approximate:
            continue
        if verdict is Verdict.FAILS:
            slip = slip_between(amount.value, computed, step)
            near = base.line == amount.line if amount.is_money else base.sentence == amount.sentence
            if best is not None or slip is None or not (near or amount.is_money):
                continue
            if not near and slip is Slip.COUNT:
                continue
        bounded = percent.figure.bound is Bound.AT_MOST
        expression = f"{base.figure.text} × {percent.figure.text}".replace("\n", "")
        claim = _claim(
            text,
            percent,
            [base, amount],
            ClaimKind.BOUND if bounded else ClaimKind.PRODUCT,
            amount.value,
            computed,
            verdict,
            expression,
            "share-out",
            amount,
            certain=sure and base.line == amount.line,
        )
        if verdict is not Verdict.FAILS:
            return claim, amount, base
        best = claim, amount, None
    return best


def _ratios(text: str, terms: Sequence[Term]) -> Iterator[tuple[Claim, Term]]:
    """Judge the shares of a ratio: 由省、县按6:4分担，省级62.50万元、县级41.66万元."""
    at = 0
    for match in _RATIO.finditer(text):
        if not _SHARES_OUT.search(text, max(0, match.start() - 8), match.end() + 8):
            continue
        while at < len(terms) and terms[at].start < match.end():
            at += 1
        parts = [Decimal(group) for group in match.groups() if group]
        results = [t for t in terms[at : at + 6] if t.is_money and not t.is_rate][: len(parts)]
        before = [t for t in terms[max(0, at - 10) : at] if t.is_money and not t.is_rate]
        if len(results) < len(parts) or not before or results[0].line != before[-1].line:
            continue
        base = before[-1]
        for part, result in zip(parts, results, strict=True):
            computed = base.value * part / sum(parts)
            verdict = verdict_of(result.value, computed, result.figure.step)
            if verdict is Verdict.FAILS and not slip_between(
                result.value, computed, result.figure.step
            ):
                continue
            expression = f"{base.figure.text} × {grouped(part)}/{grouped(sum(parts, Decimal(0)))}"
            yield (
                _claim(
                    text, base, [result], ClaimKind.PRODUCT, result.value, computed, verdict,
                    expression, "share-out", result,
                ),
                result,
            )


def _claim(
    text: str,
    percent: Term,
    others: Sequence[Term],
    kind: ClaimKind,
    stated: Decimal,
    computed: Decimal,
    verdict: Verdict,
    expression: str,
    detail: str,
    result: Term | None = None,
    certain: bool = True,
) -> Claim:
    target = result or percent
    near = [t for t in (percent, *others) if t.line == target.line]
    span = Span(min(t.start for t in near), max(t.end for t in near))
    unit = target.unit if target.unit in {YUAN, PERCENT} else target.figure.name
    because: Message = calculation(expression, computed, unit, target.figure.text, verdict)
    proposal = None
    if verdict is Verdict.FAILS:
        proposal = proposal_for(target.figure, abs(computed))
    return Claim(
        kind=kind,
        span=span,
        text=text[span.start : span.end],
        result=target.figure.span,
        unit=unit,
        stated=stated,
        computed=computed,
        verdict=verdict,
        because=because,
        operands=tuple(operand_of(t.figure) for t in (percent, *others) if t is not target),
        certain=certain,
        proposal=proposal,
        detail=detail,
    )
