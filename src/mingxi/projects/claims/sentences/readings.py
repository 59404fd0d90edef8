"""The readings of a result: which standards it sums, and by what else it may be multiplied."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product
from typing import TypeAlias

from mingxi.patterns import pattern_of
from mingxi.projects.claims.sentences.reach import ways_in_reach
from mingxi.projects.claims.sentences.standards import Way, counts_among
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.quantities import is_person, is_time

Reading: TypeAlias = tuple[Way, ...]
"""Products that are added up; mostly one."""

_HUNDRED = Decimal(100)
_TWO = Decimal(2)
# 12个村各配备保洁车1辆: what stands before 各 multiplies what follows.
_EACH_OF = "各"
_SEASONS = pattern_of(r"春、?秋|两季|上、?下半年|上半年和下半年")
_OCCASIONS = frozenset(
    {"次", "节", "期", "场", "季度", "批", "天", "晚", "月", "轮", "学期", "周", "年", "届", "倍"}
)
_MOST_SUMMED = 8
_MOST_CROSSED = 4
_MOST_PER_STANDARD = 3
_MOST_MULTIPLIED = 6
_TERMS_BACK = 14


def value_of(reading: Sequence[Way]) -> Decimal:
    """Add up the products of a reading."""
    return sum((way.value for way in reading), Decimal(0))


def readings_of(
    prose: Prose, window: Sequence[Term], rates: Sequence[Term], result: Term, own: bool
) -> Iterator[Reading]:
    """Give the readings of a result, the plainest first; mostly that one proves it.

    ``own`` is true when the standards stand in the statement itself; only then several are added.
    """
    each: list[list[Way]] = []
    for rate in rates[-_MOST_SUMMED:]:
        found: list[Way] = []
        for way in ways_in_reach(prose, window, rate, result):
            found.append(way)
            if len(rates) == 1:
                yield (way,)
        if found:
            each.append(found)
    if own and len(each) > 1:
        yield from _added(each)
    if len(rates) > 1 and not _are_one(prose, rates):
        yield from ((way,) for found in reversed(each) for way in found)
    if own and each:
        yield from _with_plain_amounts(prose, result, each)
        yield from _paired(window, rates)
    yield from _multiplied(prose, window, rates, result, each)


def respective_readings(
    prose: Prose, window: Sequence[Term], rate: Term, result: Term
) -> list[Reading]:
    """List the readings of one of several results that 分别 pairs with several standards."""
    found = list(ways_in_reach(prose, window, rate, result))
    occasions = [term for term in window if may_multiply(term, [rate])]
    plain: list[Reading] = [(way,) for way in found]
    return plain + [
        (way.times(term),)
        for way in found[:_MOST_PER_STANDARD]
        for term in occasions
        if term not in way.factors
    ]


def may_multiply(term: Term, rates: Sequence[Term]) -> bool:
    """Tell whether a quantity may multiply a standard that does not ask for it.

    Occasions and stretches of time may, and so may people; other counts where the standard is only
    for a stretch of time or an occasion.
    """
    if term.value <= 1 or not term.is_count:
        return False
    if term.unit in _OCCASIONS or is_person(term.unit):
        return True
    return all(all(is_time(u) or u in _OCCASIONS for u in r.figure.per) for r in rates)


def _are_one(prose: Prose, rates: Sequence[Term]) -> bool:
    """Tell whether standards stand side by side for one thing: 每站通信费360元、维护费840元."""
    return len(rates) > 1 and all(
        right.figure.per == left.figure.per
        and prose.between(left, right)[:1] == "、"
        and "每" not in prose.between(left, right)
        for left, right in pairwise(rates)
    )


def _added(each: Sequence[Sequence[Way]]) -> Iterator[Reading]:
    """Add up all standards, in every combination while they are few, then the last two alone."""
    if len(each) <= _MOST_CROSSED:
        yield from product(*(found[:_MOST_PER_STANDARD] for found in each))
    yield tuple(found[0] for found in each)
    if len(each) > 2:
        yield tuple(found[0] for found in each[-2:])


def _with_plain_amounts(
    prose: Prose, result: Term, each: Sequence[Sequence[Way]]
) -> Iterator[Reading]:
    """Add amounts of the sentence that are no standards: 1人奖励5,000元，6人每人2,000元."""
    plain = [
        Way(term.value, term, extra=True)
        for term in prose.before(result, _TERMS_BACK)
        if term.is_money
        and not term.is_rate
        and not term.spent
        and term.sentence == result.sentence
    ]
    if plain:
        yield (*plain, *(found[0] for found in each))


def _paired(window: Sequence[Term], rates: Sequence[Term]) -> Iterator[Reading]:
    """Pair standards with as many counts listed behind them: 分别更换6块、22块、70块."""
    if len(rates) < 2 or len({rate.figure.per for rate in rates}) != 1:
        return
    behind = [t for t in counts_among(window) if t.start > rates[-1].end]
    counts = [term for term in behind if term.unit == behind[0].unit][: len(rates)]
    if len(counts) == len(rates):
        yield tuple(
            Way(rate.value * count.value, rate, (count,))
            for rate, count in zip(rates, counts, strict=True)
        )


def _multiplied(
    prose: Prose,
    window: Sequence[Term],
    rates: Sequence[Term],
    result: Term,
    each: Sequence[Sequence[Way]],
) -> Iterator[Reading]:
    """Multiply by what no standard asks for: two seasons, a share, a number of occasions."""
    start = window[0].gap_start if window else result.gap_start
    twice = _SEASONS.search(prose.text, start, result.start) is not None
    shares = [term for term in window if term.is_percent]
    occasions = [term for term in window if may_multiply(term, rates)]
    occasions += [t for t, after in pairwise(window) if _EACH_OF in after.gap and t.is_count]
    for found in reversed(each):
        for way in found[:_MOST_MULTIPLIED]:
            if twice:
                implied = (*way.implied, (_TWO, "季"))
                yield (way._replace(value=way.value * _TWO, implied=implied, extra=True),)
            for share in shares:
                yield (way.times(share, share.value / _HUNDRED),)
            for occasion in occasions:
                if occasion not in way.factors:
                    yield (way.times(occasion),)
