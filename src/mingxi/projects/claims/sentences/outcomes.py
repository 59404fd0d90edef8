"""Judging a stated result by its readings: proven by one of them, or refuted by a slip.

A result is refuted only when the words say that it follows (共 计 需 合计 全年 …) or it stands
right behind its count, and the difference is one a slip explains or no other reading is open.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, is_far_off, slip_between, verdict_of
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.readings import Reading, value_of
from mingxi.projects.claims.sentences.standards import Way
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.prose.marks import Bound, Figure
from mingxi.quantities import is_time

_CUE = pattern_of(
    r"(?:合计|共计|总计|小计|共|总共|计|需|年|折合|即|应|可|为|预留|约|资金|经费|费用|支出|补助|收入|分别|[费款金])"
    r"[^，,。；;]{0,6}$"
)
STRONG_CUE = pattern_of(r"(?:合计|共计|总计|小计|共需|共|计|需|全年|即|预算)[^，,。；;\d]{0,8}$")
# A result right behind its count or its standard: 33人23,760元; 46公里，每公里3,200元，14.72万元.
_ONLY_A_PAUSE = pattern_of(
    r"[，,\s]{0,2}(?:[（(][^（）()]{0,8}[）)])?[，,]?(?:计|计算|测算|核算|折算)?[，,]?"
)
# 由300元提高到350元: the result may be of the old, of the new, or of the difference.
_RAISED = pattern_of(r"提高|上调|调整|增加到|增至|降低|下调|降至")
_WHOLE_YEAR = "全年"
_HALF = Decimal("0.5")
_MOST_PLAIN_READINGS = 2
_BEFORE_RATE = 3
# What is forgotten is a few times or months, not some hundred people.
_MONTHS = 12
_TIMES_SIGNS = frozenset("×xX*")


def judged(
    prose: Prose, result: Term, readings: Iterable[Reading], sure: bool, cued: bool = False
) -> Claim | None:
    """Prove the result by one of its readings, or refute it where the words leave no other.

    ``sure`` says that the standards stand in the statement, ``cued`` that its words promise a
    result.
    """
    figure = result.figure
    tried: list[Reading] = []
    for reading in readings:
        value = value_of(reading)
        verdict = verdict_of(figure.value, value, figure.step)
        if verdict is Verdict.FAILS and _is_within_bound(reading, figure, value):
            verdict = Verdict.HOLDS
        if verdict is not Verdict.FAILS:
            return claim_of(prose, proof_of(result, reading, verdict, certain=True))
        tried.append(reading)
    return _refuted(prose, result, tried, sure, cued) if tried else None


def _refuted(
    prose: Prose, result: Term, readings: Sequence[Reading], sure: bool, cued: bool
) -> Claim | None:
    """Refute a result by the reading that a slip parts it from, or by the only one there is."""
    readings = [
        reading
        for reading in readings
        if not any(way.far or _is_told_in_a_row(prose, way) for way in reading)
    ]
    cued = cued or bool(STRONG_CUE.search(result.gap) or _ONLY_A_PAUSE.fullmatch(result.gap))
    promised = cued or (sure and _CUE.search(result.gap) is not None)
    if not readings or not promised or _is_raised(prose, readings, result):
        return None
    plain, extra = _fullest(readings)
    longer = [reading for reading in extra if not plain or len(reading) > len(plain[0])]
    for reading in (*longer, *plain, *extra[len(longer) :]):
        proof = _slipped(result, reading, sure)
        if proof is not None:
            return claim_of(prose, proof)
    first = (plain or readings)[0]
    alone = len(first) == 1 and len(plain) <= _MOST_PLAIN_READINGS
    exact = not result.figure.approximate and _leaves_no_guess(prose, first, result)
    if sure and cued and alone and exact:
        return claim_of(prose, proof_of(result, first, Verdict.FAILS, certain=False))
    return None


def _is_raised(prose: Prose, readings: Sequence[Reading], result: Term) -> bool:
    first_rate = min(reading[0].rate.start for reading in readings)
    return _RAISED.search(prose.text, first_rate, result.start) is not None


def _is_told_in_a_row(prose: Prose, way: Way) -> bool:
    """Tell whether a standard heads a row (每人600元、500元), or a count ends a formula."""
    for term in prose.after(way.rate, 1):
        if term.is_money and prose.between(way.rate, term).strip() == "、":
            return True
    return any(
        prose.text[term.start - 1 : term.start] in _TIMES_SIGNS
        and all(other is not used for other in prose.before(term, 1) for used in way.factors)
        for term in way.factors
        if term.start
    )


def _fullest(readings: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    """Give the plain readings that sum most standards, and those with a factor or amount more.

    A standard of the statement that a reading leaves out may be what the result also takes. The
    longest of the others come first, for they take in the amounts beside the standards:
    1人奖励5,000元，另外6人每人2,000元，共….
    """
    plain = [reading for reading in readings if not _takes_more(reading)]
    most = max((len(reading) for reading in plain), default=1)
    extra = [reading for reading in readings if len(reading) >= most and _takes_more(reading)]
    extra.sort(key=len, reverse=True)
    return [reading for reading in plain if len(reading) == most], extra


def _takes_more(reading: Reading) -> bool:
    """Tell whether a reading takes what no standard asks for."""
    return any(way.extra for way in reading)


def _slipped(result: Term, reading: Reading, sure: bool) -> Proof | None:
    """Refute a result that a slip parts from a reading; a period forgotten, from a plain one."""
    figure = result.figure
    value = value_of(reading)
    plain = not _takes_more(reading)
    slip = slip_between(figure.value, value, figure.step) or _forgotten(figure, reading)
    if slip is None or (slip is Slip.COUNT and not plain):
        return None
    rough = figure.approximate or is_rough(reading)
    if rough and not is_far_off(figure.value, value):
        return None
    beyond_doubt = sure and not rough and plain and _is_close(reading, result)
    # 每村不少于5万元，10个村共60万元: more than is asked for may be meant.
    beyond_doubt = beyond_doubt and not _is_above_least(reading, figure, value)
    told = _WHOLE_YEAR in result.gap or not any(way.implied for way in reading)
    certain = beyond_doubt and (slip is not Slip.COUNT or told)
    return proof_of(result, reading, Verdict.FAILS, certain)


def _forgotten(figure: Figure, reading: Reading) -> Slip | None:
    """Tell whether leaving out one factor of a single product gives what is stated."""
    if len(reading) != 1:
        return None
    way = reading[0]
    counts = [term.value for term in way.factors if term.value <= _MONTHS or is_time(term.unit)]
    counts += [count for count, _ in way.implied]
    left_out = any(
        count > 1 and verdict_of(figure.value, way.value / count, figure.step) is not Verdict.FAILS
        for count in counts
    )
    several = len(way.factors) + len(way.implied) > 1
    return Slip.COUNT if left_out and several else None


def is_rough(reading: Reading) -> bool:
    """Tell whether any figure that enters is told with 约, 近 or 余."""
    return any(term.figure.approximate for way in reading for term in way.terms)


def _is_close(reading: Reading, result: Term) -> bool:
    """Tell whether all that enters stands in the sentence of the result or the one before."""
    return all(
        term.line == result.line and result.sentence - term.sentence <= 1
        for way in reading
        for term in way.terms
    )


def _leaves_no_guess(prose: Prose, reading: Reading, result: Term) -> bool:
    """Tell whether all stands in one part of a sentence, exactly written, with nothing implied."""
    used = {term.start for way in reading for term in way.terms}
    units = {term.unit for way in reading for term in way.factors}
    start = max(0, min(way.rate.index for way in reading) - _BEFORE_RATE)
    # 其中5人只工作6个月: another number of the same things leaves a guess.
    rival = any(
        term.unit in units and term.start not in used for term in prose.terms[start : result.index]
    )
    return (
        not rival
        and not is_rough(reading)
        and not any(way.implied for way in reading)
        and all(
            term.part == result.part and not term.figure.bound
            for way in reading
            for term in way.terms
        )
    )


def _is_within_bound(reading: Reading, result: Figure, value: Decimal) -> bool:
    """Tell whether a standard of at most, or at least, n admits the result, still of its size.

    A result that is itself told as the lower limit follows from the standard exactly.
    """
    if len(reading) != 1:
        return False
    stated = result.value
    if reading[0].rate.figure.bound is Bound.AT_MOST:
        within = value * _HALF <= stated <= value
    else:
        within = _is_above_least(reading, result, value) and stated <= value / _HALF
    return within and slip_between(stated, value, Decimal(1)) is None


def _is_above_least(reading: Reading, result: Figure, value: Decimal) -> bool:
    """Tell whether a result lies above what a standard of at least n asks for."""
    least = any(way.rate.figure.bound is Bound.AT_LEAST for way in reading)
    return least and result.bound is not Bound.AT_LEAST and value < result.value


def proof_of(result: Term, reading: Reading, verdict: Verdict, certain: bool) -> Proof:
    """Make the proof of a result by one of its readings; several standards make a sum."""
    terms = tuple(term for way in reading for term in way.terms)
    kind = ClaimKind.PRODUCT
    if len({(way.factors, way.implied) for way in reading}) > 1:
        kind = ClaimKind.SUM
    elif len(reading) == 1 and _is_limit(reading, result, verdict):
        kind = ClaimKind.BOUND
    return Proof(
        kind=kind,
        result=result,
        operands=tuple(term.figure for term in terms),
        expression=" + ".join(way.expression for way in reading),
        stated=result.value,
        computed=value_of(reading),
        verdict=verdict,
        members=terms,
        certain=certain,
        detail="standard",
    )


def _is_limit(reading: Reading, result: Term, verdict: Verdict) -> bool:
    """Tell whether a standard limits a result; above a lower limit only the product can be off."""
    if verdict is Verdict.FAILS and _is_above_least(reading, result.figure, value_of(reading)):
        return False
    return reading[0].rate.figure.bound is not None
