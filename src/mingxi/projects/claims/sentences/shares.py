"""Percentages that are stated of two amounts: a share (占48.60%) or a completion (完成95.45%).

They are recomputed from the amounts at the written digits. A share that holds also gives its
amount, where that was written no finer than the share tells. Growth is read in ``changes``.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import slip_between, verdict_of
from mingxi.projects.claims.sentences.changes import direction_of, growth_claim
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.terms import Prose, Term, last_clause
from mingxi.projects.claims.wording import text_of

HUNDRED = Decimal(100)
_SHARE = pattern_of(r"占(?!地|用)[^，,。；;\d]{0,18}$")
# The share is of the amount right before it: 县级158.67万元，占51.40%.
_DIRECTLY = pattern_of(r"[^，,。；;\d]{0,8}[，,]?\s?占[^，,。；;\d]{0,18}")
_COMPLETED = pattern_of(r"(?:完成|达到?|率)[^，,。；;\d]{0,14}$")
_LISTED = pattern_of(r"(?:占|比重|占比|比例|构成)[^，,。；;\d]{0,18}$")
# 市级6万元、县级4万元，共计10万元，分别占60%、40%: the total is none of the listed parts.
_TOTAL = pattern_of(r"(?:共|合计|总计|共计)[^，,。；;\d]{0,4}$")
# 占总投资150万元的30%, 占128个行政村的32.8%, 完成年度目标任务6,500人的104.92%.
_OF_WHOLE = pattern_of(r"[\u4e00-\u9fa5]{0,8}的\s?")
_NAMES_WHOLE = pattern_of(r"占|完成|为|达|相当于")
# 完成年初预算的95.45% names the whole by its words.
_WHOLE_BY_NAME = pattern_of(r"(?:完成|占|为|达到?)([\u4e00-\u9fa5]{2,8})的$")
_NEAR = 40
_PARTS_BACK = 4
_WHOLES_BACK = 24
_NAMES_BACK = 12


def share_claims(prose: Prose, percent: Term) -> Iterator[tuple[Claim, Term]]:
    """Recompute one percentage from the amounts it is stated of; nothing where it is of none."""
    if percent.figure.approximate:
        return
    named = _share_of_a_named_whole(prose, percent)
    if named is not None:
        yield named, percent
        return
    start = max(percent.sentence_start, percent.start - _NEAR)
    words = prose.text[start : percent.start].replace("\n", "")
    sign = direction_of(percent)
    if sign:
        growth = growth_claim(prose, percent, sign)
        if growth is not None:
            yield growth, percent
    elif _SHARE.search(words):
        yield from _share(prose, percent, refutable=True)
    elif _COMPLETED.search(words):
        yield from _share(prose, percent, refutable=False)


def listed_share_claims(prose: Prose, percents: Sequence[Term]) -> Iterator[tuple[Claim, Term]]:
    """Judge listed percentages against as many amounts before: 分别占36.55%、28.22%、35.23%."""
    first = percents[0]
    if not _LISTED.search(first.gap):
        return
    before = [
        term
        for term in prose.before(first, len(percents) * 2)
        if not term.is_rate and not term.is_percent and term.sentence == first.sentence
    ]
    for unit in dict.fromkeys(term.unit for term in reversed(before)):
        parts = [t for t in before if t.unit == unit and not _TOTAL.search(t.gap)]
        kin = parts[-len(percents) :]
        if len(kin) == len(percents):
            for part, percent in zip(kin, percents, strict=True):
                yield from _of_wholes(prose, percent, part, kin, refutable=True)
            return


def _share_of_a_named_whole(prose: Prose, percent: Term) -> Claim | None:
    """Recompute a share that names its whole: 占总投资150万元的30%, 完成年初预算的95.45%."""
    before = [t for t in prose.before(percent, _NAMES_BACK) if t.sentence == percent.sentence]
    before = [term for term in before if _is_amount(term)]
    if len(before) < 2:
        return None
    last = before[-1]
    stands_before = (
        last.index == percent.index - 1
        and _OF_WHOLE.fullmatch(prose.between(last, percent)) is not None
        and _NAMES_WHOLE.search(last.gap) is not None
    )
    if stands_before:
        parts = [term for term in reversed(before[:-1]) if term.unit == last.unit]
        return _of_named(prose, percent, last, parts)
    by_name = _WHOLE_BY_NAME.search(percent.gap)
    if by_name is None:
        return None
    wholes = [t for t in reversed(before) if by_name[1] in t.gap and t is not last]
    return _of_named(prose, percent, wholes[0], [last]) if wholes else None


def _of_named(prose: Prose, percent: Term, whole: Term, parts: Sequence[Term]) -> Claim | None:
    """Recompute a share from the part that gives it, else from the nearest."""
    if not whole.value:
        return None
    proofs = [_share_proof(percent, whole, part) for part in parts if part.unit == whole.unit]
    held = (proof for proof in proofs if proof.verdict is not Verdict.FAILS)
    proof = next(held, proofs[0] if proofs else None)
    return None if proof is None else claim_of(prose, proof)


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
        sure = bool(by_name) or (direct and part is nearest) or _is_part_of_last(prose, part)
        may_refute = sure and (refutable or _is_part_of_last(prose, part))
        claims = list(_of_wholes(prose, percent, part, (part,), may_refute))
        if claims:
            yield from claims
            return


def _is_part_of_last(prose: Prose, part: Term) -> bool:
    """Tell whether an amount is what 其中 takes from the one right before it."""
    return "其中" in part.gap and any(t.unit == part.unit for t in prose.before(part, 1))


def _bearing_its_name(prose: Prose, percent: Term) -> list[Term]:
    """Find the amount whose name stands before 占: 理论教育112学时…，理论教育占总学时的70%."""
    clause = last_clause(prose.text[percent.sentence_start : percent.start])
    name, takes, _ = clause.partition("占")
    if len(name) < 2 or not takes:
        return []
    return [
        term
        for term in reversed(prose.before(percent, _NAMES_BACK))
        if _is_amount(term)
        and term.line == percent.line
        and (term.gap.endswith(name) or name[:2] in term.gap)
    ][:1]


def _of_wholes(
    prose: Prose, percent: Term, part: Term, kin: Sequence[Term], refutable: bool
) -> Iterator[tuple[Claim, Term]]:
    """Find the whole that gives the share among the amounts before; a slip from one refutes it."""
    doubt: Proof | None = None
    for whole in reversed(prose.before(percent, _WHOLES_BACK)):
        if whole.unit != part.unit or whole.is_rate:
            continue
        if whole in kin or whole.value <= 0:
            continue
        proof = _share_proof(percent, whole, part)
        if proof.verdict is not Verdict.FAILS:
            yield claim_of(prose, proof), percent
            yield from _turned_round(prose, percent, whole, part)
            return
        if doubt is None and refutable and _may_doubt(proof, whole, part):
            doubt = proof._replace(certain=whole.sentence == percent.sentence)
    if doubt is not None:
        yield claim_of(prose, doubt), percent


def _may_doubt(proof: Proof, whole: Term, part: Term) -> bool:
    """Tell whether a slip parts a share from a whole on its line that can hold the part."""
    percent = proof.result
    return (
        whole.line == percent.line
        and part.value <= whole.value
        and slip_between(proof.stated, proof.computed, percent.figure.step) is not None
    )


def _turned_round(
    prose: Prose, percent: Term, whole: Term, part: Term
) -> Iterator[tuple[Claim, Term]]:
    """Prove the part by a share that holds, where it was written no finer than the share tells."""
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
        expression=f"{text_of(base.figure)} × {text_of(percent.figure)}",
        stated=amount.value,
        computed=computed,
        verdict=verdict,
        members=(percent, base, amount),
        detail="share-out",
    )


def _share_proof(percent: Term, whole: Term, part: Term) -> Proof:
    computed = part.value / whole.value * HUNDRED
    return Proof(
        kind=ClaimKind.PERCENT,
        result=percent,
        operands=(whole.figure, part.figure),
        expression=f"{text_of(part.figure)} ÷ {text_of(whole.figure)}",
        stated=percent.value,
        computed=computed,
        verdict=verdict_of(percent.value, computed, percent.figure.step),
        members=(whole, part),
        detail="share",
    )


def _is_amount(term: Term) -> bool:
    return bool(term.unit) and not term.is_rate and not term.is_percent
