"""Standards times counts in prose: 每人每月2,550元，6人每年合计18.36万元.

A stated result is the figure that follows a standard and is itself no standard. It is proven when one
of the combinations of the standard with the quantities in reach gives it at the written precision. It
is contradicted only when the words say that it follows (共 计 需 合计 全年 …) or it stands right behind its
count, and the difference is one a slip explains or no other reading is open.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, is_far_off, slip_between, verdict_of
from mingxi.projects.claims.proposing import proposal_for
from mingxi.projects.claims.standards import (
    Combined,
    combinations,
    combinations_with_any,
    fits,
)
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import calculation, operand_of
from mingxi.prose.marks import YUAN, Bound
from mingxi.quantities import convertible, is_person, is_time

_CUE = re.compile(
    r"(?:合计|共计|总计|小计|共需|共|总共|计|需|全年|年|折合|即|应|可|为|预留|约|资金|经费|费用|支出|补助|收入|分别|[费款金])[^，,。；;]{0,6}$"
)
_STRONG_CUE = re.compile(r"(?:合计|共计|总计|小计|共需|共|计|需|全年|即|预算)[^，,。；;\d]{0,8}$")
# A result right behind its count or its standard: 33人23,760元; 46公里，每公里3,200元，14.72万元.
_ONLY_A_PAUSE = re.compile(r"[，,\s]{0,2}(?:[（(][^（）()]{0,8}[）)])?[，,]?计?[，,]?")
_RAISED = re.compile(r"提高|上调|调整|增加到|增至|降低|下调|降至")
_INTO_STANDARDS = re.compile(r"[，,（(：:]?\s?其中")
_RESPECTIVELY = re.compile(r"分别")
_NOT_A_RESULT = re.compile(
    r"(?:标准|单价|比上年|比\d{4}年|较上年|同比|执行数|上年|去年|低于|高于|提高|提高到|由|从|已|累计投入)[^，,。；;]{0,4}$"
)
_SUMS_UP = re.compile(r"(?:合计|总计|共计|小计|以上|上述|[一二两三四五六七八九十\d]+[项类档笔])")
_COUNT_CUE = re.compile(r"(?:共|合计|共计|计|总计|全年[^\d，。]{0,4}|日均[^\d，。]{0,10}|需|应[^\d，。]{0,6})约?$")
_SEASONS = re.compile(r"春、?秋|两季|上、?下半年|上半年和下半年")
_HUNDRED = Decimal(100)
_REACH = 14
_LABELLED = 60
_MOST_SUMMED = 8


def product_claims(text: str, terms: Sequence[Term]) -> Iterator[tuple[Claim, Term]]:
    """Find the results that standards lead to, in order; standards used are marked as spent."""
    window_start = 0
    line = -1
    index = 0
    carried: list[Term] = []
    while index < len(terms):
        term = terms[index]
        if term.line != line:
            if term.line - line > 1:
                carried = []
            line, window_start = term.line, index
        window = terms[window_start:index]
        if term.is_rate and not term.spent:
            claim = _standard_from_standard(text, terms, window, term)
            if claim is not None:
                yield claim, term
        if term.spent or not _may_be_result(text, term):
            index += 1
            continue
        rates = [t for t in window if t.is_money and t.is_rate and not t.spent]
        respective = _respective(text, terms, index)
        if len(respective) > 1:
            yield from _each_respectively(text, terms, window, rates, respective)
            carried = rates or carried
            index = window_start = respective[-1].index + 1
            continue
        claim = _result(text, terms, window, rates, carried, term)
        if claim is not None:
            yield claim, term
        if term.is_money:
            carried = (rates or carried)[-3:]
            window_start = index + 1
        index += 1


def _may_be_result(text: str, term: Term) -> bool:
    figure = term.figure
    if term.is_rate or figure.low_end or figure.high_end or term.is_percent or not figure.unit:
        return False
    gap = text[term.gap_start : term.start]
    if term.is_money:
        return not _NOT_A_RESULT.search(gap)
    return _COUNT_CUE.search(gap[-16:]) is not None


def _respective(text: str, terms: Sequence[Term], index: int) -> list[Term]:
    """Collect the results that 分别 introduces: 分别需57.60万元和32.40万元."""
    first = terms[index]
    gap = text[first.gap_start : first.start]
    if not first.is_money or not _RESPECTIVELY.search(gap):
        return []
    found = [first]
    for term in terms[index + 1 : index + 8]:
        between = text[found[-1].end : term.start].strip()
        if not term.is_money or term.is_rate or between not in {"、", "和", "，", "及", "与", ","}:
            break
        found.append(term)
    return found


def _each_respectively(
    text: str,
    terms: Sequence[Term],
    window: Sequence[Term],
    rates: Sequence[Term],
    results: Sequence[Term],
) -> Iterator[tuple[Claim, Term]]:
    """Judge the n results of a 分别 against the last n standards, each with its own quantities."""
    if len(rates) < len(results):
        return
    used = rates[-len(results) :]
    for rate, result in zip(used, results, strict=True):
        found = _combined(text, terms, window, rate, results[0])
        ways = [(way,) for way in found]
        multiples = [t for t in window if _is_multiple(t, [rate])]
        ways += [
            (way._replace(value=way.value * t.value, factors=(*way.factors, t), extra=True),)
            for way in found[:3]
            for t in multiples
            if t not in way.factors
        ]
        claim = _judged(text, terms, result, ways, sure=True, cued=True)
        rate.spent = True
        if claim is not None:
            yield claim, result


def _result(
    text: str,
    terms: Sequence[Term],
    window: Sequence[Term],
    rates: Sequence[Term],
    carried: Sequence[Term],
    result: Term,
) -> Claim | None:
    if not result.is_money:
        return _count_result(text, terms, window, result)
    if _INTO_STANDARDS.match(text, result.end):
        claim = _split_into_standards(text, terms, result)
        if claim is not None:
            return claim
    own = bool(rates)
    if not own:
        follows = _standard_behind(text, terms, result)
        if follows is not None:
            rates, own = [follows], True
        elif not _SUMS_UP.search(text, result.gap_start, result.start):
            rates = [t for t in carried if _asks_for_one_of(text, t, window)]
    if not rates:
        return None
    if own and _SUMS_UP.search(text, result.gap_start, result.start) and _several_results(window):
        return None
    ways = _ways(text, terms, window, rates, result, own)
    claim = _judged(text, terms, result, ways, sure=own)
    if claim is not None:
        used = {operand.span for operand in claim.operands}
        for t in (*rates, *terms[max(0, result.index - _REACH) : result.index]):
            if t.is_money and t.figure.span in used:
                t.spent = True
    return claim


def _asks_for_one_of(text: str, rate: Term, window: Sequence[Term]) -> bool:
    """Tell whether a standard of an earlier sentence is for one of what this one counts."""
    return any(
        fits(text, unit, t) or (t.unit == unit and t.value > 1)
        for unit in rate.figure.per
        for t in window
        if t.is_count
    )


def _split_into_standards(text: str, terms: Sequence[Term], whole: Term) -> Claim | None:
    """Hold a whole against standards that follow: 总价15.6万元，其中保洁每月4,500元、…，按12个月计."""
    ahead = [t for t in terms[whole.index + 1 : whole.index + 16] if t.sentence == whole.sentence]
    money = [t for t in ahead if t.is_money]
    if len(money) < 2 or not all(t.is_rate for t in money):
        return None
    ways: list[Combined] = []
    for rate in money:
        found = combinations(text, rate, _around(ahead, rate), ())
        if not found:
            return None
        ways.append(found[0])
    value = _value(ways)
    verdict = verdict_of(whole.value, value, whole.figure.step)
    if verdict is Verdict.FAILS and slip_between(whole.value, value, whole.figure.step) is None:
        return None
    claim = _claim(text, terms, whole, ways, verdict, certain=verdict is not Verdict.FAILS)
    for rate in money:
        rate.spent = True
    return claim._replace(kind=ClaimKind.SPLIT)


def _around(terms: Sequence[Term], rate: Term) -> list[Term]:
    """Order quantities by their distance from a standard."""
    return sorted((t for t in terms if _counts(t)), key=lambda t: abs(t.start - rate.start))


def _several_results(window: Sequence[Term]) -> bool:
    return sum(1 for t in window if t.is_money and not t.is_rate) > 1


def _standard_behind(text: str, terms: Sequence[Term], result: Term) -> Term | None:
    """Find the standard in the bracket behind a result: 三年合计27万元（9万元/年）."""
    if result.index + 1 >= len(terms):
        return None
    follows = terms[result.index + 1]
    if not (follows.is_money and follows.is_rate) or follows.depth <= result.depth:
        return None
    between = text[result.end : follows.start]
    return follows if len(between) <= 8 and between[:1] in {"（", "("} else None


def _quantities(
    terms: Sequence[Term], window: Sequence[Term], rate: Term, result: Term
) -> tuple[list[Term], list[Term]]:
    """Order the quantities in reach: behind the standard, then before it, then earlier in the line.

    A quantity right before its own standard (14个分馆每个6,000元，62个流通点每个800元) is nearer than one that
    belongs to the next.
    """
    rates = [t for t in window if t.is_money and t.is_rate]
    later = [t.start for t in rates if t.start > rate.start]
    limit = later[0] if later else result.start
    behind = [t for t in window if rate.start < t.start < limit and _counts(t)]
    earlier_rates = [t.end for t in rates if t.end <= rate.start]
    floor = earlier_rates[-1] if earlier_rates else -1
    before = [t for t in reversed(window) if floor < t.start < rate.start and _counts(t)]
    rest = [t for t in reversed(window) if _counts(t) and t not in behind and t not in before]
    first = window[0].index if window else result.index
    earlier = [
        t
        for t in reversed(terms[max(0, first - _REACH) : first])
        if _counts(t) and t.line == result.line
    ]
    if later:
        return [*before, *behind], [*rest, *earlier]
    return [*behind, *before], [*rest, *earlier]


def _combined(
    text: str, terms: Sequence[Term], window: Sequence[Term], rate: Term, result: Term
) -> list[Combined]:
    """Meet a standard by what stands near, else by what bears its name, else by any count beside it."""
    near, reach = _quantities(terms, window, rate, result)
    found = combinations(text, rate, near, ())
    if not found:
        found = combinations(text, rate, near, [*_named_alike(text, terms, rate), *reach])
    else:
        found += [way for way in combinations(text, rate, near, reach) if way not in found]
    return found or combinations_with_any(text, rate, near, reach[:3])


def _named_alike(text: str, terms: Sequence[Term], rate: Term) -> list[Term]:
    """Find quantities of earlier paragraphs that carry the standard's own name: 旱厕6座 … 旱厕每座每月200元."""
    clause = _CLAUSE.split(text[max(rate.sentence_start, rate.start - 30) : rate.start])[-1]
    label = clause.split("每")[0]
    if not label:
        return []
    scored = []
    for term in reversed(terms[max(0, rate.index - _LABELLED) : rate.index]):
        if _counts(term) and not term.is_rate:
            score = _likeness(label, _CLAUSE.split(text[max(0, term.start - 10) : term.start])[-1])
            if score:
                scored.append((-score, len(scored), term))
    return [term for _, _, term in sorted(scored)]


def _likeness(label: str, name: str) -> int:
    """Count the pairs of characters two names share; a single last character counts once."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    shared = sum(1 for i in range(len(label) - 1) if label[i : i + 2] in pairs)
    return shared * 2 + (1 if name[-1:] and name[-1:] in label else 0)


_CLAUSE = re.compile(r"[，,。；;：:、\n（）()]")


def _counts(term: Term) -> bool:
    return term.is_count and not term.figure.low_end


def _ways(
    text: str,
    terms: Sequence[Term],
    window: Sequence[Term],
    rates: Sequence[Term],
    result: Term,
    own: bool,
) -> list[tuple[Combined, ...]]:
    """List the readings: all standards summed, the last one alone, each alone, with a stray multiple."""
    each: list[list[Combined]] = []
    for rate in rates[-_MOST_SUMMED:]:
        found = _combined(text, terms, window, rate, result)
        if found:
            each.append(found)
    ways: list[tuple[Combined, ...]] = []
    if len(each) > 1 and own:
        ways.extend(product(*(found[:3] for found in each[-4:])) if len(each) <= 4 else [])
        ways.append(tuple(found[0] for found in each))
        if len(each) > 2:
            ways.append(tuple(found[0] for found in each[-2:]))
    for found in reversed(each):
        ways.extend((way,) for way in found)
    if each and own:
        ways.extend(_with_plain_amounts(text, terms, result, each))
    strays = [t for t in window if _is_multiple(t, rates)]
    shares = [t for t in window if t.is_percent]
    seasons = _SEASONS.search(text, window[0].gap_start if window else result.gap_start, result.start)
    for found in reversed(each):
        for way in found[:6]:
            if seasons is not None:
                twice = (*way.implied, (Decimal(2), "季"))
                ways.append((way._replace(value=way.value * 2, implied=twice, extra=True),))
            for share in shares:
                value = way.value * share.value / _HUNDRED
                ways.append((way._replace(value=value, factors=(*way.factors, share), extra=True),))
            for stray in strays:
                if stray not in way.factors:
                    ways.append(
                        (way._replace(value=way.value * stray.value, factors=(*way.factors, stray), extra=True),)
                    )
    return ways


def _with_plain_amounts(
    text: str, terms: Sequence[Term], result: Term, each: Sequence[Sequence[Combined]]
) -> Iterator[tuple[Combined, ...]]:
    """Add amounts that stand without a standard in the same sentence: 1人奖励5,000元，…6人每人2,000元."""
    plain = [
        t
        for t in terms[max(0, result.index - _REACH) : result.index]
        if t.is_money and not t.is_rate and not t.spent and t.sentence == result.sentence
    ]
    if plain:
        alone = tuple(Combined(t.value, t, (), ()) for t in plain)
        yield (*alone, *(found[0] for found in each))


_MULTIPLES = frozenset({"次", "节", "期", "场", "季度", "批", "天", "晚", "月", "轮", "学期", "周", "年", "届", "倍"})


def _is_multiple(term: Term, rates: Sequence[Term]) -> bool:
    """Tell whether a quantity may multiply a standard that does not ask for it.

    Occasions and stretches of time may; people may where the standard is only for one stretch of time.
    """
    if term.value <= 1:
        return False
    if term.unit in _MULTIPLES:
        return True
    return is_person(term.unit) and all(all(is_time(u) for u in r.figure.per) for r in rates)


def _judged(
    text: str,
    terms: Sequence[Term],
    result: Term,
    ways: Sequence[tuple[Combined, ...]],
    sure: bool,
    cued: bool = False,
) -> Claim | None:
    """Prove the result by one of the readings, or refute it where the words leave no other."""
    if not ways:
        return None
    figure = result.figure
    for way in ways:
        value = _value(way)
        slack = Decimal(0)
        verdict = verdict_of(figure.value, value, figure.step, slack)
        if verdict is Verdict.FAILS and _within_bound(way, figure.value, value):
            verdict = Verdict.HOLDS
        if verdict is not Verdict.FAILS:
            return _claim(text, terms, result, way, verdict, certain=True)
    return _refuted(text, terms, result, ways, sure, cued)


def _refuted(
    text: str,
    terms: Sequence[Term],
    result: Term,
    ways: Sequence[tuple[Combined, ...]],
    sure: bool,
    cued: bool,
) -> Claim | None:
    figure = result.figure
    gap = text[result.gap_start : result.start]
    cued = cued or _STRONG_CUE.search(gap) is not None or _ONLY_A_PAUSE.fullmatch(gap) is not None
    if not cued and not (_CUE.search(gap) and sure):
        return None
    if _RAISED.search(text, min(way[0].rate.start for way in ways), result.start):
        # 由300元提高到350元: the result may be of the old, the new, or the difference.
        return None
    plain = [way for way in ways if not any(part.extra for part in way)]
    for way in (*plain, *ways):
        value = _value(way)
        slip = slip_between(figure.value, value, figure.step)
        if slip is None or (slip is Slip.COUNT and way not in plain):
            continue
        rough = figure.approximate or _is_rough(way)
        if rough and not is_far_off(figure.value, value):
            continue
        certain = sure and not rough and way in plain and _is_close(way, result)
        return _claim(text, terms, result, way, Verdict.FAILS, certain and slip is not Slip.COUNT)
    first = plain[0] if plain else ways[0]
    if sure and cued and not figure.approximate and _is_whole(text, first, result) and len(plain) <= 2:
        return _claim(text, terms, result, first, Verdict.FAILS, certain=False)
    return None


def _is_rough(way: Sequence[Combined]) -> bool:
    return any(t.figure.approximate for part in way for t in (part.rate, *part.factors))


def _is_close(way: Sequence[Combined], result: Term) -> bool:
    """Tell whether all that enters the product stands in the sentence of the result or right before."""
    return all(
        t.line == result.line and result.sentence - t.sentence <= 1 for part in way for t in (part.rate, *part.factors)
    )


def _is_whole(text: str, way: Sequence[Combined], result: Term) -> bool:
    """Tell whether nothing is left to guess: the same part of the sentence, nothing implied or rough."""
    return not _is_rough(way) and all(
        t.part == result.part and not t.figure.bound
        for part in way
        for t in (part.rate, *part.factors)
    ) and all(not part.implied for part in way)


def _within_bound(way: Sequence[Combined], stated: Decimal, value: Decimal) -> bool:
    """A standard of at most n admits any smaller result that still is of its size."""
    return (
        len(way) == 1
        and way[0].rate.figure.bound is Bound.AT_MOST
        and value * Decimal("0.5") <= stated <= value
        and slip_between(stated, value, Decimal(1)) is None
    )


def _value(way: Sequence[Combined]) -> Decimal:
    return sum((part.value for part in way), Decimal(0))


def _claim(
    text: str,
    terms: Sequence[Term],
    result: Term,
    way: Sequence[Combined],
    verdict: Verdict,
    certain: bool,
) -> Claim:
    figure = result.figure
    members = [result, *(t for part in way for t in (part.rate, *part.factors) if t.line == result.line)]
    span = Span(min(t.start for t in members), max(t.end for t in members))
    expression = " + ".join(part.expression for part in way)
    value = _value(way)
    bounded = len(way) == 1 and way[0].rate.figure.bound is not None
    kind = ClaimKind.PRODUCT
    if len(way) > 1 and len({(part.factors, part.implied) for part in way}) > 1:
        kind = ClaimKind.SUM
    elif bounded:
        kind = ClaimKind.BOUND
    return Claim(
        kind=kind,
        span=span,
        text=text[span.start : span.end],
        result=figure.span,
        unit=figure.unit if figure.unit == YUAN else figure.name,
        stated=figure.value,
        computed=value,
        verdict=verdict,
        because=calculation(expression, value, figure.unit, figure.text, verdict),
        operands=tuple(
            operand_of(t.figure) for part in way for t in (part.rate, *part.factors)
        ),
        certain=certain,
        proposal=proposal_for(figure, value) if verdict is Verdict.FAILS else None,
        detail="standard",
    )


def _standard_from_standard(
    text: str, terms: Sequence[Term], window: Sequence[Term], result: Term
) -> Claim | None:
    """Prove a standard that follows from a finer one: 每户每年…，按8个月计发，每户9,880元; or doubt its digits."""
    given = frozenset(result.figure.per)
    doubt: Claim | None = None
    for rate in reversed(window):
        if not rate.is_rate or not given < set(rate.figure.per) or not _agrees(rate, result):
            continue
        near, reach = _quantities(terms, window, rate, result)
        for way in combinations(text, rate, near, reach, given):
            value = way.value * _into(rate, result)
            verdict = verdict_of(result.value, value, result.figure.step)
            if not way.factors:
                continue
            plain = (way._replace(value=value),)
            if verdict is not Verdict.FAILS:
                return _claim(text, terms, result, plain, verdict, True)
            slip = slip_between(result.value, value, result.figure.step)
            if slip is Slip.DIGIT and doubt is None and is_far_off(result.value, value):
                doubt = _claim(text, terms, result, plain, verdict, False)
    return doubt


def _count_result(
    text: str, terms: Sequence[Term], window: Sequence[Term], result: Term
) -> Claim | None:
    """Judge a count that follows from counts: 每村5名、13个村共65名."""
    rates = [
        t
        for t in window
        if t.is_rate and not t.is_money and not t.is_percent and _agrees(t, result)
    ]
    if not rates:
        return None
    rate = rates[-1]
    near, reach = _quantities(terms, window, rate, result)
    whole_year = "全年" in text[result.gap_start : result.start]
    ways = [(way,) for way in combinations(text, rate, near, reach) if way.factors or whole_year]
    scaled = [
        (way._replace(value=way.value * _into(rate, result)),) for (way,) in ways
    ]
    claim = _judged(text, terms, result, scaled, sure=True)
    return claim


def _agrees(rate: Term, result: Term) -> bool:
    return rate.unit == result.unit or _into(rate, result) != 0


def _into(rate: Term, result: Term) -> Decimal:
    return convertible(rate.unit, result.unit) or Decimal(0)
