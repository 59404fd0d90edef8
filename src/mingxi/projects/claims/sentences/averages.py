"""Averages of a total and a number: 3,215户12,860人，平均每户4人; 985户，户均500元."""

from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.standards import (
    meets_unit,
)
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import text_of

_MEAN = pattern_of(r"平均|均")
_TERMS_BACK = 14
_FEWEST_DIGITS = 100


def average_of(prose: Prose, result: Term) -> Claim | None:
    """Prove an average, or doubt its digits, by total and number: 3,215户12,860人，平均每户4人."""
    if len(result.figure.per) != 1 or not _MEAN.search(result.gap):
        return None
    unit = result.figure.per[0]
    before = [t for t in prose.before(result, _TERMS_BACK) if t.line == result.line]
    totals = [t for t in before if t.unit == result.unit and not t.is_rate]
    numbers = [t for t in before if meets_unit(prose, unit, t) and not t.is_rate and t.value]
    doubt: Claim | None = None
    for total in reversed(totals):
        for number in reversed(numbers):
            computed = total.value / number.value
            verdict = verdict_of(result.value, computed, result.figure.step)
            slip = slip_between(result.value, computed, result.figure.step)
            rough = total.figure.approximate or number.figure.approximate
            if verdict is Verdict.FAILS and (doubt or rough or slip not in {Slip.DIGIT, Slip.SWAP}):
                continue
            claim = claim_of(prose, _proof(result, total, number, computed, verdict))
            if verdict is not Verdict.FAILS:
                return claim
            doubt = claim
    return doubt if doubt is not None and result.value >= _FEWEST_DIGITS else None


def _proof(result: Term, total: Term, number: Term, computed: Decimal, verdict: Verdict) -> Proof:
    return Proof(
        kind=ClaimKind.PRODUCT,
        result=result,
        operands=(total.figure, number.figure),
        expression=f"{text_of(total.figure)} ÷ {text_of(number.figure)}",
        stated=result.value,
        computed=computed,
        verdict=verdict,
        members=(total, number),
        certain=False,
        detail="average",
    )
