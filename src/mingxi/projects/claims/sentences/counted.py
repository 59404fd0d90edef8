"""Counts and amounts that follow from counts: 2支、每支15名，5支、每支7名，共65名; 96家各300元.

Each group is a number of things and how many there are of something else for one of them (每 or
各); the result is the sum of the groups. It stands behind them (共) or before them (其中). Nothing
but a slip of the pen is refuted, for a sentence may count more than it sums.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of, figures_of
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import factor
from mingxi.quantities import convertible, per_year

_TOTAL = pattern_of(r"(?:共|合计|总计|全年|计|需)[^，,。；;\d]{0,6}$")
_OF_WHICH = pattern_of(r"[，,（(：:]?\s?其中")
_EACH = pattern_of(r"各[^，,。；;\d]{0,12}$")
_JOINED = pattern_of(r"[^，,。；;\d]{0,12}(?:和|、|及|与)[^，,。；;\d]{0,12}")
_WHOLE_YEAR = "全年"
_TERMS_AROUND = 14
_FEWEST_GROUPS = 2


class _Group(NamedTuple):
    """So many things, with so many of something else for each: 2支 and 每支15名."""

    counts: tuple[Term, ...]
    each: Term
    times: Decimal = Decimal(1)

    @property
    def value(self) -> Decimal:
        """The number of the something else."""
        counted = sum((term.value for term in self.counts), Decimal(0))
        return counted * self.each.value * self.times

    @property
    def expression(self) -> str:
        """The group as one writes it down."""
        counted = " + ".join(factor(term.figure) for term in self.counts)
        if len(self.counts) > 1:
            counted = f"({counted})"
        often = "" if self.times == 1 else f" × {self.times}"
        return f"{counted} × {factor(self.each.figure)}{often}"


def counted_claims(prose: Prose) -> Iterator[tuple[Claim, Term]]:
    """Find the results that groups of things lead to, in order."""
    for result in prose.terms:
        if result.is_rate or result.is_percent or not result.unit or result.is_end_of_range:
            continue
        claim = _behind_groups(prose, result) or _before_groups(prose, result)
        if claim is not None:
            yield claim, result


def _behind_groups(prose: Prose, result: Term) -> Claim | None:
    if not _TOTAL.search(result.gap):
        return None
    before = [t for t in prose.before(result, _TERMS_AROUND) if t.sentence == result.sentence]
    spread = _spread(prose, before, result)
    if spread is not None:
        return _judged(prose, result, [spread])
    groups = list(_groups(before, result, whole_year=_WHOLE_YEAR in result.gap))
    return _judged(prose, result, groups) if len(groups) >= _FEWEST_GROUPS else None


def _before_groups(prose: Prose, result: Term) -> Claim | None:
    if not result.is_count or not _OF_WHICH.match(prose.text, result.end):
        return None
    behind = [t for t in prose.after(result, _TERMS_AROUND) if t.sentence == result.sentence]
    groups = list(_groups(behind, result, whole_year=False))
    return _judged(prose, result, groups) if len(groups) >= _FEWEST_GROUPS else None


def _groups(terms: Sequence[Term], result: Term, *, whole_year: bool) -> Iterator[_Group]:
    """Pair each 每… with the number of things right before it; times of a year count as well."""
    count: Term | None = None
    for term in terms:
        if term.is_count and not term.is_rate:
            count = term
        elif term.is_rate and term.is_count and count is not None and _agrees(term, result):
            things = [unit for unit in term.figure.per if per_year(unit) is None]
            times = Decimal(1)
            for unit in term.figure.per:
                times *= (per_year(unit) or Decimal(1)) if whole_year else Decimal(1)
            if things in ([count.unit], []) and (whole_year or len(things) == len(term.figure.per)):
                yield _Group((count,), term, times)
                count = None


def _agrees(each: Term, result: Term) -> bool:
    """Tell whether what is counted for each is what the result counts: 次 and 家次 agree."""
    named = result.figure.name.endswith(each.unit)
    return named or convertible(each.unit, result.unit) == 1


def _spread(prose: Prose, before: Sequence[Term], result: Term) -> _Group | None:
    """Read 11个乡镇和97个村各1名 and 96家各支付300元, right before their result."""
    if not before or before[-1].is_rate or not _EACH.search(before[-1].gap):
        return None
    each = before[-1]
    if each.unit != result.unit and not _agrees(each, result):
        return None
    counts: list[Term] = []
    for term in reversed(before[:-1]):
        if not term.is_count or term.is_rate:
            break
        if counts and not _JOINED.fullmatch(prose.between(term, counts[0])):
            break
        counts.insert(0, term)
    return _Group(tuple(counts), each) if counts else None


def _judged(prose: Prose, result: Term, groups: Sequence[_Group]) -> Claim | None:
    computed = sum((group.value for group in groups), Decimal(0))
    verdict = verdict_of(result.value, computed, result.figure.step)
    slip = slip_between(result.value, computed, result.figure.step)
    if verdict is Verdict.FAILS and slip not in {Slip.DIGIT, Slip.SWAP}:
        return None
    members = [term for group in groups for term in (*group.counts, group.each)]
    proof = Proof(
        kind=ClaimKind.SUM if len(groups) > 1 else ClaimKind.PRODUCT,
        result=result,
        operands=figures_of(members),
        expression=" + ".join(group.expression for group in groups),
        stated=result.value,
        computed=computed,
        verdict=verdict,
        members=tuple(members),
        certain=False,
        detail="standard",
    )
    return claim_of(prose, proof)
