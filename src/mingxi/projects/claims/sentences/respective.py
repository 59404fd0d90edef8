"""Counts and standards in the same order: 一等奖2个、二等奖4个，分别奖2,000元、1,200元，共8,800元.

Standards that are told in a row behind 分别 meet the counts told in a row before them, one by one;
the amount that follows is their sum. Amounts that add up by themselves are shares, not standards.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of, figures_of
from mingxi.projects.claims.sentences.terms import Prose, Term, sum_of
from mingxi.projects.claims.wording import text_of

_RESPECTIVELY = pattern_of(r"(?:分别|依次)[^，,。；;\d]{0,8}$")
_JOINED = pattern_of(r"\s?[、，,和及与]\s?")
_LISTED = pattern_of(r"[、，,和及与][^、，,。；;\d]{0,12}")
_SHORT = 14
_FEWEST, _MOST = 2, 8
_SLIPS = frozenset({Slip.DIGIT, Slip.SWAP, Slip.SCALE})


def respective_claims(prose: Prose) -> Iterator[tuple[Claim, Term]]:
    """Find results of standards told in the order of their counts; all that entered is spent."""
    for first in prose.terms:
        if not first.is_money or not _RESPECTIVELY.search(first.gap):
            continue
        standards = row_of_amounts(prose, first)
        counts = _counts_before(prose, first, len(standards))
        result = _result_behind(prose, standards[-1])
        if len(standards) < _FEWEST or not counts or result is None:
            continue
        claim = _judged(prose, counts, standards, result)
        if claim is not None:
            for term in (*counts, *standards):
                term.spent = True
            yield claim, result


def row_of_amounts(prose: Prose, first: Term) -> list[Term]:
    """Collect the amounts told in a row from the first on: 2,000元、1,200元和800元."""
    run = [first]
    for term in prose.after(first, _MOST):
        if not term.is_money or term.is_rate:
            break
        if not _JOINED.fullmatch(prose.text, run[-1].end, term.start):
            break
        run.append(term)
    return run


def _counts_before(prose: Prose, first: Term, size: int) -> Sequence[Term]:
    """Give the counts of one unit that stand in a row before the standards, exactly so many."""
    before = prose.before(first, size + 1)
    counts = before[-size:]
    if len(counts) < size or not all(_alike(term, counts[0], first) for term in counts):
        return ()
    if not all(_are_listed(prose, one, other) for one, other in pairwise(counts)):
        return ()
    one_more = len(before) > size and _alike(before[0], counts[0], first)
    return () if one_more and _are_listed(prose, before[0], counts[0]) else counts


def _are_listed(prose: Prose, one: Term, other: Term) -> bool:
    return _LISTED.fullmatch(prose.between(one, other)) is not None


def _alike(term: Term, other: Term, first: Term) -> bool:
    if term.sentence != first.sentence or term.is_rate:
        return False
    return term.is_count and term.unit == other.unit


def _result_behind(prose: Prose, last: Term) -> Term | None:
    for term in prose.after(last, 1):
        if term.is_money and not term.is_rate and term.sentence == last.sentence:
            return term if term.start - last.end <= _SHORT else None
    return None


def _judged(
    prose: Prose, counts: Sequence[Term], standards: Sequence[Term], result: Term
) -> Claim | None:
    pairs = list(zip(counts, standards, strict=True))
    computed = sum((count.value * standard.value for count, standard in pairs), Decimal(0))
    verdict = verdict_of(result.value, computed, result.figure.step)
    if verdict is Verdict.FAILS:
        slip = slip_between(result.value, computed, result.figure.step)
        if sum_of(standards) == result.value or slip not in _SLIPS:
            return None
    terms = [term for pair in pairs for term in pair]
    proof = Proof(
        kind=ClaimKind.SUM,
        result=result,
        operands=figures_of(terms),
        expression=" + ".join(f"{text_of(c.figure)} × {text_of(s.figure)}" for c, s in pairs),
        stated=result.value,
        computed=computed,
        verdict=verdict,
        members=tuple(terms),
        certain=verdict is not Verdict.FAILS,
        detail="standard",
    )
    return claim_of(prose, proof)
