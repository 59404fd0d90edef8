"""Standards times counts in prose: 每人每月2,550元，6人每年合计18.36万元.

A stated result is the figure that follows a standard and is itself none. It is proven when one of
its readings gives it at the written precision; ``outcomes`` judges it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, is_far_off, slip_between, verdict_of
from mingxi.projects.claims.sentences.averages import average_of
from mingxi.projects.claims.sentences.outcomes import STRONG_CUE, is_rough, judged, proof_of
from mingxi.projects.claims.sentences.proof import claim_of
from mingxi.projects.claims.sentences.reach import quantities_around
from mingxi.projects.claims.sentences.readings import (
    Reading,
    readings_of,
    respective_readings,
    value_of,
)
from mingxi.projects.claims.sentences.respective import row_of_amounts
from mingxi.projects.claims.sentences.standards import (
    Way,
    counts_among,
    counts_what,
    ways_to_meet,
)
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.quantities import convertible

_COUNT_CUE = pattern_of(
    r"(?:共|合计|共计|计|总计|全年[^\d，。]{0,4}|日均[^\d，。]{0,10}|需|应[^\d，。]{0,6})约?$"
)
_NOT_A_RESULT = pattern_of(
    r"(?:标准|单价|比上年|比\d{4}年|较上年|同比|执行数|上年|去年|低于|高于|提高|由|从|已|累计投入)"
    r"[^，,。；;]{0,4}$"
)
_SUMS_UP = pattern_of(r"合计|总计|共计|小计|以上|上述|[一二两三四五六七八九十\d]+[项类档笔]")
_KINDS = frozenset({"项", "类", "档", "笔", "种"})
_EACH_OF = "各"
_INTO_STANDARDS = pattern_of(r"[，,（(：:]?\s?其中")
_RESPECTIVELY = pattern_of(r"分别|依次")
_WHOLE_YEAR = "全年"
_HALF = Decimal("0.5")
_MOST_RESPECTIVE = 8
_MOST_CARRIED = 3
_TERMS_BACK = 14
_TERMS_AHEAD = 15
_BRACKET = 8
_COUNT_GAP = 16
_WIDEST = 64


@dataclass(slots=True)
class _Walk:
    """Where the search stands; the terms from ``start`` on are the window of the next result.

    ``carried`` are standards of an earlier result that may hold on, ``unproven`` is an amount that
    the standards behind it may yet explain.
    """

    line: int = -1
    start: int = 0
    carried: list[Term] = field(default_factory=list)
    unproven: Term | None = None

    def enter(self, term: Term) -> None:
        """Begin a new window with a new line; standards are carried on for one line."""
        if term.line != self.line:
            if term.line - self.line > 1:
                self.carried = []
            self.line, self.start = term.line, term.index

    def leave(self, last: Term, rates: Sequence[Term]) -> None:
        """Begin a new window behind a result."""
        self.carried = list(rates or self.carried)[-_MOST_CARRIED:]
        self.start = last.index + 1


def product_claims(prose: Prose) -> Iterator[tuple[Claim, Term]]:
    """Find the results that standards lead to, in order; standards used are marked as spent."""
    walk = _Walk()
    passed = -1
    for term in prose.terms:
        if term.index <= passed:
            continue
        if term.line != walk.line:
            yield from _judged_ahead(prose, walk, term.index)
        walk.enter(term)
        window = prose.terms[max(walk.start, term.index - _WIDEST) : term.index]
        if term.is_rate and not term.spent:
            claim = _standard_from_standard(prose, window, term) or average_of(prose, term)
            if claim is not None:
                yield claim, term
        if term.spent or not _may_be_result(term) or _details_a_standard(prose, term):
            continue
        rates = [t for t in window if _is_standard(t) and not t.spent]
        together = _respective(prose, term)
        if len(together) > 1:
            yield from _judged_respectively(prose, window, rates, together)
            passed = together[-1].index
            walk.leave(together[-1], rates)
            continue
        claim = _judged_alone(prose, window, rates, walk.carried, term)
        if claim is not None:
            yield claim, term
        if term.is_money:
            walk.leave(term, rates)
            walk.unproven = term if claim is None else None
    yield from _judged_ahead(prose, walk, len(prose.terms))


def _judged_ahead(prose: Prose, walk: _Walk, end: int) -> Iterator[tuple[Claim, Term]]:
    """Judge an amount by the standards that end its item: 体检费51.36万元。每人400元，共1,284人.

    The result stands first; it is proven, or doubted where a digit parts it from the calculation.
    """
    result, walk.unproven = walk.unproven, None
    if result is None or result.line != walk.line:
        return
    window = prose.terms[max(walk.start, end - _WIDEST) : end]
    rates = [term for term in window if _is_standard(term) and not term.spent]
    if not rates or not any(counts_among(window)) or result.figure.approximate:
        return
    readings = list(readings_of(prose, window, rates, window[-1], own=True))
    for reading in readings:
        verdict = verdict_of(result.value, value_of(reading), result.figure.step)
        if verdict is not Verdict.FAILS:
            for rate in rates:
                rate.spent = True
            yield claim_of(prose, proof_of(result, reading, verdict, certain=True)), result
            return
    plain = [reading for reading in readings if not any(way.extra for way in reading)]
    for reading in plain[:1]:
        slip = slip_between(result.value, value_of(reading), result.figure.step)
        rounds = any(_may_be_rounded(way, result, value_of(reading)) for way in reading)
        if slip in {Slip.DIGIT, Slip.SWAP} and not rounds and not is_rough(reading):
            yield claim_of(prose, proof_of(result, reading, Verdict.FAILS, certain=False)), result


def _may_be_rounded(way: Way, result: Term, value: Decimal) -> bool:
    """Tell whether a rounded standard explains the difference: 6.91万元分两次支付，每次3.46万元."""
    step = way.rate.figure.step
    if step <= 1 or not way.rate.value:
        return False
    times = way.value / way.rate.value
    return abs(result.value - value) <= (step * times + result.figure.step) * _HALF


def _is_standard(term: Term) -> bool:
    """Tell whether a figure is a standard of money; the ends of a range are none."""
    return term.is_money and term.is_rate and not term.is_end_of_range


def _may_be_result(term: Term) -> bool:
    if term.is_rate or term.is_end_of_range or term.is_percent or not term.unit:
        return False
    if term.is_money:
        return not _NOT_A_RESULT.search(term.gap)
    return _COUNT_CUE.search(term.gap[-_COUNT_GAP:]) is not None


def _details_a_standard(prose: Prose, term: Term) -> bool:
    """Tell whether an amount stands in the bracket of a standard: 每亩2,400元（中央1,000元、…）."""
    if not term.is_money or not term.depth:
        return False
    for before in reversed(prose.before(term, _MOST_RESPECTIVE)):
        if before.sentence != term.sentence:
            return False
        if before.is_money and before.bracket != term.bracket:
            return before.is_rate and before.depth < term.depth
    return False


def _respective(prose: Prose, first: Term) -> list[Term]:
    """Collect the results that 分别 introduces: 分别需57.60万元和32.40万元."""
    if not first.is_money or not _RESPECTIVELY.search(first.gap):
        return []
    return row_of_amounts(prose, first)


def _judged_respectively(
    prose: Prose, window: Sequence[Term], rates: Sequence[Term], results: Sequence[Term]
) -> Iterator[tuple[Claim, Term]]:
    """Judge the results of a 分别 against the standards before it, in order.

    A result may take two standards (大腿假肢…，小腿假肢…): where one alone does not give it, two
    are tried; the last takes all that are left.
    """
    if len(rates) < len(results):
        return
    at = len(rates) - len(results) if _one_each(prose, window, rates, results) else 0
    for order, result in enumerate(results):
        left = len(results) - order - 1
        taken = _standards_for(prose, window, rates[at : len(rates) - left], result, results[0])
        at += len(taken)
        readings = [reading for _, reading in _readings_of_all(prose, window, taken, results[0])]
        claim = judged(prose, result, readings, sure=True, cued=True)
        for rate in taken:
            rate.spent = True
        if claim is not None:
            yield claim, result


def _one_each(
    prose: Prose, window: Sequence[Term], rates: Sequence[Term], results: Sequence[Term]
) -> bool:
    """Tell whether the last standards pair off with the results, as many as there are."""
    if len(rates) == len(results):
        return True
    first = rates[len(rates) - len(results)]
    return any(
        value == results[0].value
        for value, _ in _readings_of_all(prose, window, [first], results[0])
    )


def _standards_for(
    prose: Prose,
    window: Sequence[Term],
    rates: Sequence[Term],
    result: Term,
    first: Term,
) -> Sequence[Term]:
    """Choose the standards of one result: the next, or the next two where only they give it."""
    for size in (1, 2):
        for value, _ in _readings_of_all(prose, window, rates[:size], first):
            if verdict_of(result.value, value, result.figure.step) is not Verdict.FAILS:
                return rates[:size]
    return rates[:1]


def _readings_of_all(
    prose: Prose, window: Sequence[Term], rates: Sequence[Term], result: Term
) -> list[tuple[Decimal, Reading]]:
    """List the readings that take all of the standards, each with its value."""
    each = [respective_readings(prose, window, rate, result) for rate in rates]
    readings: list[Reading] = [()]
    for found in each:
        readings = [before + reading for before in readings for reading in found]
    return [(value_of(reading), reading) for reading in readings if reading]


def _judged_alone(
    prose: Prose,
    window: Sequence[Term],
    rates: Sequence[Term],
    carried: Sequence[Term],
    result: Term,
) -> Claim | None:
    """Judge one result by the standards of its statement, behind it, or carried on from before."""
    if not result.is_money:
        return _judged_count(prose, window, result)
    if _INTO_STANDARDS.match(prose.text, result.end):
        claim = _split_into_standards(prose, result)
        if claim is not None:
            return claim
    sums_up = _SUMS_UP.search(result.gap) is not None
    own = bool(rates)
    if not own:
        behind = _standard_behind(prose, result)
        if behind is not None:
            rates, own = [behind], True
        elif not sums_up:
            rates = [
                r for r in carried if any(counts_what(prose, r, t) for t in counts_among(window))
            ]
    if not rates:
        return None
    claim = judged(prose, result, readings_of(prose, window, rates, result, own), sure=own)
    if claim is None or (claim.fails and _may_mean_more(prose, result, claim)):
        return None
    _spend(prose, rates, result, claim)
    return claim


def _may_mean_more(prose: Prose, result: Term, claim: Claim) -> bool:
    """Tell whether a result may rest on more than its sentence counts out.

    汛前、主汛期各1次 are two; 三类共1,400件，42万元 goes with the count of several standards; and
    where several counts of the sentence are left over, the result may take them in.
    """
    used = {operand.span.start for operand in claim.operands}
    before = prose.before(result, _TERMS_BACK)
    here = [term for term in before if term.is_count and term.sentence == result.sentence]
    if any(_EACH_OF in term.gap for term in here):
        return True
    if _begins_an_item(used, before, result):
        return True
    left = [term for term in here if term.start not in used and term.value > 1]
    computed = claim.computed or result.value
    if len(left) > 1 and slip_between(result.value, computed, result.figure.step) is None:
        return True
    return _stands_alone(used, before, result) or any(
        count.is_count and kinds.unit in _KINDS and "共" in count.gap
        for kinds, count in pairwise(before[-2:])
    )


def _begins_an_item(used: set[int], before: Sequence[Term], result: Term) -> bool:
    """Tell whether an amount opens an item of its own: 每季度10.44万元，共四次；培训费4万元."""
    elsewhere = all(term.part != result.part for term in before if term.start in used)
    return elsewhere and not STRONG_CUE.search(result.gap)


def _stands_alone(used: set[int], before: Sequence[Term], result: Term) -> bool:
    """Tell whether an amount is an item of its own: 打印机5台，每台1,160元；投影仪1台，9,600元."""
    own = [term for term in before if term.part == result.part and term.sentence == result.sentence]
    bare = not result.gap.strip("，, ")
    return bare and bool(own) and own[-1].is_count and not any(t.start in used for t in own)


def _spend(prose: Prose, rates: Sequence[Term], result: Term, claim: Claim) -> None:
    """Mark the standards and plain amounts that a result has used."""
    used = {operand.span.start for operand in claim.operands}
    for term in (*rates, *prose.before(result, _TERMS_BACK)):
        if term.is_money and term.start in used:
            term.spent = True


def _standard_behind(prose: Prose, result: Term) -> Term | None:
    """Find the standard in the bracket behind a result: 三年合计27万元（9万元/年）."""
    for term in prose.after(result, 1):
        between = prose.between(result, term)
        opens = between[:1] in {"（", "("} and len(between) <= _BRACKET
        if term.is_money and term.is_rate and term.depth > result.depth and opens:
            return term
    return None


def _split_into_standards(prose: Prose, whole: Term) -> Claim | None:
    """Hold a whole against standards behind it: 15.6万元，其中保洁每月4,500元、…，按12个月计."""
    ahead = [t for t in prose.after(whole, _TERMS_AHEAD) if t.sentence == whole.sentence]
    rates = [term for term in ahead if term.is_money]
    if len(rates) < 2 or not all(rate.is_rate for rate in rates):
        return None
    ways: list[Way] = []
    for rate in rates:
        around = sorted(counts_among(ahead), key=lambda t: abs(t.start - rate.start))
        found = ways_to_meet(prose, rate, around)
        if not found:
            return None
        ways.append(found[0])
    value = value_of(ways)
    verdict = verdict_of(whole.value, value, whole.figure.step)
    fails = verdict is Verdict.FAILS
    if fails and slip_between(whole.value, value, whole.figure.step) is None:
        return None
    for rate in rates:
        rate.spent = True
    proof = proof_of(whole, tuple(ways), verdict, certain=not fails)
    return claim_of(prose, proof._replace(kind=ClaimKind.SPLIT))


def _standard_from_standard(prose: Prose, window: Sequence[Term], result: Term) -> Claim | None:
    """Prove a standard that follows from a finer one, or doubt its digits.

    每户每年14,820元，…按8个月计发，每户9,880元: the result is for one of what is left unmet.
    """
    given = frozenset(result.figure.per)
    doubt: Claim | None = None
    for rate in reversed(window):
        into = convertible(rate.unit, result.unit)
        if not rate.is_rate or into is None or not given < set(rate.figure.per):
            continue
        near, reach = quantities_around(prose, window, rate, result)
        for way in ways_to_meet(prose, rate, near, reach, given):
            if not way.factors:
                continue
            value = way.value * into
            reading = (way._replace(value=value),)
            verdict = verdict_of(result.value, value, result.figure.step)
            if verdict is not Verdict.FAILS:
                return claim_of(prose, proof_of(result, reading, verdict, certain=True))
            slip = slip_between(result.value, value, result.figure.step)
            if doubt is None and slip is Slip.DIGIT and is_far_off(result.value, value):
                doubt = claim_of(prose, proof_of(result, reading, verdict, certain=False))
    return doubt


def _judged_count(prose: Prose, window: Sequence[Term], result: Term) -> Claim | None:
    """Judge a count that follows from counts: 每村5名、13个村共65名."""
    rates = [
        (term, into)
        for term in window
        if term.is_rate
        and not term.is_money
        and not term.is_percent
        and (into := convertible(term.unit, result.unit)) is not None
    ]
    if not rates:
        return None
    rate, into = rates[-1]
    near, reach = quantities_around(prose, window, rate, result)
    whole_year = _WHOLE_YEAR in result.gap
    readings: list[Reading] = [
        (way._replace(value=way.value * into),)
        for way in ways_to_meet(prose, rate, near, reach)
        if way.factors or whole_year
    ]
    return judged(prose, result, readings, sure=True)
