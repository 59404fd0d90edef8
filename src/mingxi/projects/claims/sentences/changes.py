"""What has changed and by how much: 比上年增加58.91万元，增长5.53%; 由735元提高至772元，提高37元.

A change in amount is held against the two amounts it lies between, a growth rate against the change
and its base. A decrease is negative. Which amount is the base is told by the words: the one behind
比 or 由, the earlier of two, or what is left when the change is taken back from the amount before.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import text_of
from mingxi.prose.marks import YUAN

_HUNDRED = Decimal(100)
_UP = pattern_of(r"(?:增长|增加(?!值)|提高|上升|增幅|上涨|增支|调增|提标|多)[^，,。；;\d]{0,6}$")
_DOWN = pattern_of(r"(?:减少|下降|降低|压减|降幅|核减|调减|缩减|少)[^，,。；;\d]{0,6}$")
# The first characters of both; most figures have none of them before them.
_MOVES = pattern_of("[增提上调多减下降压核缩少]")
_TO = ("到", "至", "为")
_COMPARED = pattern_of(r"比|较")
_FROM = pattern_of(r"由|从")
_TELLS_TIME = pattern_of(r"比|较|由|从|年")
_THIS_YEAR = pattern_of(r"本年|今年|当年|20\d{2}年")
_YEAR = pattern_of(r"(20\d{2})年")
_LAST_YEAR = pattern_of(r"(?:上年|去年)[^，,。；;\d]{0,8}$")
_BACK = 5
_CLOSE = Decimal("1.5")


class _Change(NamedTuple):
    """Two amounts and the change between them; ``told`` where the text gives the change itself."""

    base: Term | None
    now: Term | None
    told: Term | None
    base_value: Decimal
    amount: Decimal


def direction_of(term: Term) -> int:
    """Tell whether the words before a figure call it a rise (1), a fall (-1) or no change (0)."""
    if not _MOVES.search(term.gap) or term.gap.endswith(_TO):
        return 0
    if _DOWN.search(term.gap):
        return -1
    return 1 if _UP.search(term.gap) else 0


def change_claims(prose: Prose) -> Iterator[tuple[Claim, Term]]:
    """Judge every change in amount whose two amounts stand before it in the sentence."""
    for term in prose.terms:
        sign = direction_of(term) if term.unit and not term.is_percent else 0
        amounts = _amounts_before(prose, term) if sign else []
        if len(amounts) < 2:
            continue
        now, base = _told_apart(amounts[-2:])
        computed = now.value - base.value
        stated = term.value * sign
        verdict = verdict_of(stated, computed, term.figure.step)
        compared = any(_TELLS_TIME.search(amount.gap) for amount in (now, base))
        if verdict is Verdict.FAILS and not (compared and _may_doubt(term, stated, computed)):
            continue
        proof = Proof(
            kind=ClaimKind.SUM,
            result=term,
            operands=(now.figure, base.figure),
            expression=f"{text_of(now.figure)} - {text_of(base.figure)}",
            stated=stated,
            computed=computed,
            verdict=verdict,
            members=(now, base),
            certain=False,
            detail="difference",
        )
        yield claim_of(prose, proof), term


def growth_claim(prose: Prose, percent: Term, sign: int) -> Claim | None:
    """Judge a rate of growth by the change it states, or by the two amounts before it."""
    changes = list(_changes(prose, percent))
    stated = percent.value * sign
    step = percent.figure.step
    for change in changes:
        computed = change.amount / change.base_value * _HUNDRED
        verdict = verdict_of(stated, computed, step)
        if verdict is not Verdict.FAILS:
            return claim_of(prose, _growth_proof(percent, change, stated, computed, verdict))
    if not changes:
        return None
    computed = changes[0].amount / changes[0].base_value * _HUNDRED
    if not _is_a_slip(prose, percent, changes, stated, computed):
        return None
    proof = _growth_proof(percent, changes[0], stated, computed, Verdict.FAILS)
    return claim_of(prose, proof._replace(certain=len(changes) == 1))


def _changes(prose: Prose, percent: Term) -> Iterator[_Change]:
    """List the changes that a rate may be of, the likeliest first."""
    amounts = _amounts_before(prose, percent)
    if not amounts:
        return
    last, before = amounts[-1], amounts[:-1]
    sign = direction_of(last)
    if sign:
        yield from _changes_told(last, last.value * sign, before)
    elif before:
        now, base = _told_apart([before[-1], last])
        for one, other in ((now, base), (base, now)):
            if other.value:
                yield _Change(other, one, None, other.value, one.value - other.value)


def _changes_told(told: Term, amount: Decimal, before: Sequence[Term]) -> Iterator[_Change]:
    """List the bases of a change that is told: behind 比, beside now, taken back from it, alone."""
    if not before:
        return
    last = before[-1]
    if _is_named_base(last, told) and last.value:
        yield _Change(last, None, told, last.value, amount)
        return
    if len(before) > 1 and abs(before[-2].value - last.value) == told.value:
        base = min(before[-2:], key=lambda t: t.value * (1 if amount > 0 else -1))
        if base.value:
            yield _Change(base, None, told, base.value, amount)
    if last.value > amount:
        yield _Change(None, last, told, last.value - amount, amount)
    if last.value and _THIS_YEAR.search(told.gap):
        yield _Change(last, None, told, last.value, amount)


def _is_named_base(last: Term, told: Term) -> bool:
    """Tell whether the words make the amount before a change its base: 比2023年…, 上年…."""
    if _COMPARED.search(last.gap) or _FROM.search(last.gap):
        return True
    return _LAST_YEAR.search(last.gap) is not None or last.depth > told.depth


def _told_apart(pair: Sequence[Term]) -> tuple[Term, Term]:
    """Tell now from base, which stands first unless the second is of 比 or of an earlier year."""
    first, second = pair
    if _FROM.search(first.gap):
        return second, first
    years = [int(year) for term in pair for year in _YEAR.findall(term.gap)[-1:]]
    earlier = len(years) == 2 and years[1] < years[0]
    if earlier or _COMPARED.search(second.gap):
        return first, second
    return second, first


def _amounts_before(prose: Prose, term: Term) -> list[Term]:
    """List the amounts before a change in its sentence; they are of its unit.

    Those before a rate are of the unit of the last one. Standards count as amounts.
    """
    before = [
        other
        for other in prose.before(term, _BACK)
        if other.unit and not other.is_percent and other.sentence == term.sentence
    ]
    if not before:
        return []
    unit = before[-1].unit if term.is_percent else term.unit
    return [other for other in before if other.unit == unit and not other.is_end_of_range]


def _may_doubt(term: Term, stated: Decimal, computed: Decimal) -> bool:
    """Tell whether a change of money may be doubted: its direction is right, a slip explains it."""
    return (
        term.unit == YUAN
        and stated * computed > 0
        and slip_between(abs(stated), abs(computed), term.figure.step) is not None
    )


def _is_a_slip(
    prose: Prose,
    percent: Term,
    changes: Sequence[_Change],
    stated: Decimal,
    computed: Decimal,
) -> bool:
    """Tell whether a rate is near what it should be, off by a slip, or taken of the wrong base."""
    if abs(stated - computed) <= _CLOSE:
        return True
    if stated * computed <= 0:
        return False
    if slip_between(abs(stated), abs(computed), percent.figure.step) is not None:
        return True
    return any(
        verdict_of(stated, change.amount / wrong * _HUNDRED, percent.figure.step)
        is not Verdict.FAILS
        for change in changes
        for wrong in (change.base_value + change.amount, *_values(prose, percent))
        if wrong > 0
    )


def _values(prose: Prose, percent: Term) -> list[Decimal]:
    return [term.value for term in _amounts_before(prose, percent)]


def _growth_proof(
    percent: Term, change: _Change, stated: Decimal, computed: Decimal, verdict: Verdict
) -> Proof:
    members = tuple(term for term in (change.base, change.now, change.told) if term is not None)
    return Proof(
        kind=ClaimKind.PERCENT,
        result=percent,
        operands=tuple(term.figure for term in members),
        expression=_expression(change),
        stated=stated,
        computed=computed,
        verdict=verdict,
        members=members,
        detail="growth",
    )


def _expression(change: _Change) -> str:
    if change.base is not None and change.now is not None:
        base = text_of(change.base.figure)
        return f"({text_of(change.now.figure)} - {base}) ÷ {base}"
    told = text_of(change.told.figure) if change.told is not None else ""
    if change.base is not None:
        return f"{told} ÷ {text_of(change.base.figure)}"
    now = text_of(change.now.figure) if change.now is not None else ""
    return f"{told} ÷ ({now} {'-' if change.amount > 0 else '+'} {told})"
