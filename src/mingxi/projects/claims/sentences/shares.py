"""Percentages that are stated of two amounts: a share (占48.60%), growth (增长2.54%), completion (完成95%).

They are recomputed from the amounts at the written digits. A share that holds also gives its amount,
where that was written no finer than the share tells.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.terms import Prose, Term

HUNDRED = Decimal(100)
_SHARE = re.compile(r"占(?!地|用)[^，,。；;\d]{0,18}$")
# The share is of the amount right before it: 县级158.67万元，占51.40%.
_DIRECTLY = re.compile(r"[^，,。；;\d]{0,8}[，,]?\s?占[^，,。；;\d]{0,18}")
_COMPLETED = re.compile(r"(?:完成|达到?|率)[^，,。；;\d]{0,14}$")
_UP = re.compile(r"(?:增长|增加|提高|上升|增幅|上涨)[^，,。；;\d]{0,6}$")
_DOWN = re.compile(r"(?:减少|下降|降低|压减|降幅|核减)[^，,。；;\d]{0,6}$")
_COMPARED = re.compile(r"比|较|同比")
_CLAUSE = re.compile(r"[，,。；;：:\n]")
_NEAR = 40
_PARTS_BACK = 4
_WHOLES_BACK = 24
_NAMES_BACK = 12
_AMOUNTS_BACK = 6


def share_claims(prose: Prose, percent: Term) -> Iterator[tuple[Claim, Term]]:
    """Recompute one percentage from the amounts it is stated of; nothing where it is of none."""
    start = max(percent.sentence_start, percent.start - _NEAR)
    gap = prose.text[start : percent.start].replace("\n", "")
    named = _share_of_a_named_whole(prose, percent)
    if named is not None:
        yield named, percent
        return
    down = _DOWN.search(gap) is not None
    if down or _UP.search(gap):
        claim = _growth(prose, percent, down)
        if claim is not None and (not claim.fails or _COMPARED.search(gap)):
            yield claim, percent
    elif _SHARE.search(gap):
        yield from _share(prose, percent, refutable=True)
    elif _COMPLETED.search(gap):
        yield from _share(prose, percent, refutable=False)


def listed_share_claims(prose: Prose, percents: Sequence[Term]) -> Iterator[tuple[Claim, Term]]:
    """Judge listed percentages against as many amounts listed before: 分别占36.55%、28.22%、35.23%."""
    first = percents[0]
    if not _SHARE.search(first.gap):
        return
    before = [
        term
        for term in prose.before(first, len(percents) * 2)
        if not term.is_rate and not term.is_percent and term.sentence == first.sentence
    ]
    kin = [term for term in before if term.unit == before[-1].unit][-len(percents) :]
    if len(kin) == len(percents):
        for part, percent in zip(kin, percents, strict=True):
            yield from _of_wholes(prose, percent, part, kin, refutable=True)


def _growth(prose: Prose, percent: Term, down: bool) -> Claim | None:
    """Recompute 比上年增长P% from the two amounts before it: the earlier is the base."""
    amounts = [
        term
        for term in prose.before(percent, _AMOUNTS_BACK)
        if _is_amount(term) and term.sentence == percent.sentence
    ]
    amounts = [term for term in amounts if term.unit == amounts[-1].unit]
    if len(amounts) < 2 or not amounts[-2].value:
        return None
    base, now = amounts[-2:]
    computed = (now.value - base.value) / base.value * HUNDRED
    stated = -percent.value if down else percent.value
    expression = f"({now.figure.text} - {base.figure.text}) ÷ {base.figure.text}"
    proof = _proof(percent, base, now, expression, computed)
    verdict = verdict_of(stated, computed, percent.figure.step)
    return claim_of(prose, proof._replace(stated=stated, verdict=verdict, detail="growth"))


def _share_of_a_named_whole(prose: Prose, percent: Term) -> Claim | None:
    """Recompute a share that names its whole: 45万元，占总投资150万元的30%."""
    before = prose.before(percent, 2)
    if len(before) < 2:
        return None
    part, whole = before
    named = (
        part.unit == whole.unit
        and _is_amount(part)
        and bool(whole.value)
        and part.sentence == percent.sentence
        and prose.between(whole, percent).strip() == "的"
        and "占" in prose.between(part, whole)
    )
    return claim_of(prose, _share_proof(percent, whole, part)) if named else None


def _share(prose: Prose, percent: Term, refutable: bool) -> Iterator[tuple[Claim, Term]]:
    """Recompute 占P% from the amount it names, or that stands before it, and the whole."""
    before = [
        term
        for term in reversed(prose.before(percent, _PARTS_BACK))
        if _is_amount(term) and term.line == percent.line
    ]
    if not before:
        return
    by_name = _bearing_its_name(prose, percent)
    nearest = before[0]
    direct = _DIRECTLY.fullmatch(prose.text, nearest.end, percent.start) is not None
    for part in by_name or before:
        if part.unit != nearest.unit:
            return
        sure = bool(by_name) or (direct and part is nearest)
        claims = list(_of_wholes(prose, percent, part, (part,), refutable and sure))
        if claims:
            yield from claims
            return


def _bearing_its_name(prose: Prose, percent: Term) -> list[Term]:
    """Find the amount whose name stands before 占: 理论教育112学时…，理论教育占总学时的70%."""
    clause = _CLAUSE.split(prose.text[percent.sentence_start : percent.start])[-1]
    name = clause.partition("占")[0]
    if len(name) < 2:
        return []
    return [
        term
        for term in reversed(prose.before(percent, _NAMES_BACK))
        if _is_amount(term) and term.line == percent.line and term.gap.endswith(name)
    ][:1]


def _of_wholes(
    prose: Prose, percent: Term, part: Term, kin: Sequence[Term], refutable: bool
) -> Iterator[tuple[Claim, Term]]:
    """Find the whole that gives the share among the amounts before; a slip from one refutes it."""
    doubt: Proof | None = None
    for whole in reversed(prose.before(percent, _WHOLES_BACK)):
        if whole.line != percent.line or whole.unit != part.unit or whole.is_rate:
            continue
        if whole in kin or whole.value <= 0:
            continue
        proof = _share_proof(percent, whole, part)
        if proof.verdict is not Verdict.FAILS:
            yield claim_of(prose, proof), percent
            yield from _turned_round(prose, percent, whole, part)
            return
        if doubt is None and refutable and part.value <= whole.value:
            if slip_between(percent.value, proof.computed, percent.figure.step) is not None:
                doubt = proof._replace(certain=whole.sentence == percent.sentence)
    if doubt is not None:
        yield claim_of(prose, doubt), percent


def _turned_round(
    prose: Prose, percent: Term, whole: Term, part: Term
) -> Iterator[tuple[Claim, Term]]:
    computed = whole.value * percent.value / HUNDRED
    verdict = verdict_of(part.value, computed, part.figure.step)
    if verdict is not Verdict.FAILS:
        yield claim_of(prose, share_out(percent, whole, part, computed, verdict)), part


def share_out(
    percent: Term, base: Term, amount: Term, computed: Decimal, verdict: Verdict
) -> Proof:
    """Make the proof of an amount that is a percentage of a base."""
    return Proof(
        kind=ClaimKind.PRODUCT,
        result=amount,
        operands=(percent.figure, base.figure),
        expression=f"{_shown(base)} × {percent.figure.text}",
        stated=amount.value,
        computed=computed,
        verdict=verdict,
        members=(percent, base, amount),
        detail="share-out",
    )


def _share_proof(percent: Term, whole: Term, part: Term) -> Proof:
    computed = part.value / whole.value * HUNDRED
    return _proof(percent, whole, part, f"{_shown(part)} ÷ {_shown(whole)}", computed)


def _proof(percent: Term, whole: Term, part: Term, expression: str, computed: Decimal) -> Proof:
    return Proof(
        kind=ClaimKind.PERCENT,
        result=percent,
        operands=(whole.figure, part.figure),
        expression=expression.replace("\n", ""),
        stated=percent.value,
        computed=computed,
        verdict=verdict_of(percent.value, computed, percent.figure.step),
        members=(whole, part),
        detail="share",
    )


def _is_amount(term: Term) -> bool:
    return bool(term.unit) and not term.is_rate and not term.is_percent


def _shown(term: Term) -> str:
    return term.figure.text.replace("\n", "")
