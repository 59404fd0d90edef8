"""Percentages in prose: those that give an amount, those stated of two amounts, and ratios.

``按年利率3.45%计算，需118.37万元`` and ``拨付40%，即58.21万元`` give an amount of a base;
``按6:4分担`` divides one. Shares, growth and completion are recomputed in ``shares``.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, slip_between, verdict_of
from mingxi.projects.claims.sentences.changes import direction_of
from mingxi.projects.claims.sentences.proof import claim_of
from mingxi.projects.claims.sentences.shares import (
    HUNDRED,
    listed_share_claims,
    share_claims,
    share_out,
)
from mingxi.projects.claims.sentences.terms import Prose, Term, sum_of
from mingxi.projects.claims.wording import text_of
from mingxi.prose.marks import Bound, Figure
from mingxi.quantities import is_time
from mingxi.quantities.money import grouped

_POINTS = pattern_of(r"个?百分点")
# 成活率达到85%以上再兑现30%: a threshold and what it opens.
_THRESHOLD = ("以上", "以下", "左右", "及以上")
_GIVES = pattern_of(
    r"[^，,。；;\d]{0,14}[，,]?\s?"
    r"(?:即|计|为|约|需|共|支付|拨付|可收|可提|最多可提|预留|保费|提取)?[^，,。；;\d]{0,10}"
)
_RATIO = pattern_of(
    r"[0-9](?<![\d:：.]\d)\d{0,2}+\s?[:：∶]\s?\d{1,3}(?:\s?[:：∶]\s?\d{1,3})?(?![\d:：])"
)
_RATIO_PART = pattern_of(r"\d+")
_SHARES_OUT = pattern_of(r"比例|分担|分摊|配套|承担|负担")
_RESPECTIVELY = "分别"
_SUM_OF = ("之和", "合计的", "总和")
_STOPS = frozenset("，,。；;\n")
_BESIDE = 14
_MOST_LISTED = 24
_BASES_BACK = 24
_MOST_BASES = 10
_MOST_LISTED_BASES = 6
_RATIO_WORDS = 8
_RATIO_AHEAD = 6
_BASES_OF_RATIO = 400

_Given = tuple[Claim, Term, Term]
"""A claim, the amount it is about, and the base of which the amount is a share."""


def percent_claims(prose: Prose) -> Iterator[tuple[Claim, Term]]:
    """Find every percentage that follows from amounts, or from which an amount follows."""
    passed = -1
    base: Term | None = None
    for term in prose.terms:
        if term.index <= passed or not term.is_percent or term.spent:
            continue
        if base is not None and base.line != term.line:
            base = None
        if _is_of_another(prose, term):
            continue
        run = _side_by_side(prose, term)
        passed = run[-1].index
        if len(run) > 1:
            yield from _listed(prose, run)
            continue
        if _POINTS.match(prose.text, term.end):
            continue
        stated = list(share_claims(prose, term))
        if stated:
            yield from stated
            continue
        given = _amount_before(prose, term, base) or _given_amount(prose, term, base)
        if given is not None:
            claim, amount, base_used = given
            base = base if claim.fails else base_used
            yield claim, amount
    yield from _ratios(prose)


def _is_of_another(prose: Prose, percent: Term) -> bool:
    """Tell whether a percentage is taken of the next one: 按年利率3.6%的50%贴息."""
    return any(t.is_percent and prose.between(percent, t) == "的" for t in prose.after(percent, 1))


def _whole_percentage(prose: Prose, percent: Term) -> tuple[Decimal, tuple[Figure, ...]]:
    """Give what a percentage comes to, taken of the one before it where it is; and its figures."""
    for before in prose.before(percent, 1):
        if before.is_percent and _is_of_another(prose, before):
            of_both = before.value * percent.value / HUNDRED
            return of_both, (before.figure, percent.figure)
    return percent.value, (percent.figure,)


def _side_by_side(prose: Prose, first: Term) -> list[Term]:
    """Collect percentages listed side by side: 30%、工程过半40%、验收后30%."""
    run = [first]
    for term in prose.after(first, _MOST_LISTED):
        between = prose.between(run[-1], term)
        if not term.is_percent or len(between) > _BESIDE or _STOPS & set(between):
            break
        if between.startswith(_THRESHOLD):
            break
        run.append(term)
    return run


def _listed(prose: Prose, run: Sequence[Term]) -> Iterator[tuple[Claim, Term]]:
    """Judge listed percentages against the amounts listed before (占) or behind them (分别为)."""
    yield from listed_share_claims(prose, run)
    first, last = run[0], run[-1]
    amounts = [t for t in prose.after(last, len(run)) if t.unit and not t.is_rate]
    amounts = [t for t in amounts if t.unit == amounts[0].unit]
    if len(amounts) < len(run) or _RESPECTIVELY not in prose.between(last, amounts[0]):
        return
    bases = [
        term
        for term in reversed(prose.before(first, _BASES_BACK))
        if term.unit == amounts[0].unit and not term.is_rate and term.value > amounts[0].value
    ]
    for percent, amount in zip(run, amounts, strict=True):
        given = _of_bases(prose, percent, amount, bases[:_MOST_LISTED_BASES], sure=True)
        if given is not None:
            yield given[0], amount


def _amount_before(prose: Prose, percent: Term, base: Term | None) -> _Given | None:
    """Judge an amount whose share stands in the bracket behind it: 5月拨付79.05万元（30%）."""
    for amount in prose.before(percent, 1):
        opens = prose.between(amount, percent).strip() in {"（", "("}
        if opens and amount.unit and not amount.is_percent and not amount.is_rate:
            return _of_bases(
                prose, percent, amount, _bases(prose, amount, percent, base), sure=False
            )
    return None


def _bases(prose: Prose, amount: Term, percent: Term, base: Term | None) -> list[Term]:
    """List what an amount may be a share of: the base of the line first, what is smaller last."""
    before = [
        term
        for term in reversed(prose.before(amount, _BASES_BACK))
        if term.unit == amount.unit
        and (amount.is_rate or not term.is_rate)
        and not term.figure.high_end
        and term is not base
    ]
    bases = [base, *before] if base is not None and base.unit == amount.unit else before
    bases.sort(key=lambda t: t.value < amount.value and percent.value <= HUNDRED)
    return bases[:_MOST_BASES]


def _given_amount(prose: Prose, percent: Term, base: Term | None) -> _Given | None:
    """Judge the amount a percentage gives: X万元的0.08%，保费2.74万元; 拨付40%，即58.21万元.

    ``base`` is what a percentage of the same line was a share of; it comes first.
    """
    for amount in prose.after(percent, 2):
        # 按年利率2%给予一年期贴息: the term of a loan is not what the percentage gives.
        if is_time(amount.unit):
            continue
        if amount.is_percent or not amount.unit or amount.spent or amount.is_end_of_range:
            return None
        if amount.sentence != percent.sentence or amount.line != percent.line:
            return None
        if not _GIVES.fullmatch(prose.text, percent.end, amount.start):
            return None
        if prose.text.startswith(_SUM_OF, percent.gap_start):
            return _of_a_sum(prose, percent, amount)
        bases = _bases(prose, amount, percent, base)
        sure = base is not None or _names_its_base(prose, percent, amount)
        return _of_bases(prose, percent, amount, bases, sure)
    return None


def _of_a_sum(prose: Prose, percent: Term, amount: Term) -> _Given | None:
    """Prove a share of several amounts together: 按前两项之和的5%计，1.82万元.

    Where the amounts before do not give it, the text may mean others; nothing is refuted.
    """
    for count in prose.before(percent, 1):
        before = [t for t in prose.before(count, _BASES_BACK) if t.is_money and not t.is_rate]
        summed = before[-int(count.value) :] if 2 <= count.value <= len(before) else []
        computed = sum_of(summed) * percent.value / HUNDRED
        verdict = verdict_of(amount.value, computed, amount.figure.step)
        if summed and verdict is not Verdict.FAILS:
            proof = share_out(percent, summed[0], amount, computed, verdict)
            written = " + ".join(text_of(term.figure) for term in summed)
            proof = proof._replace(
                operands=(*(term.figure for term in summed), percent.figure),
                expression=f"({written}) × {text_of(percent.figure)}",
            )
            return claim_of(prose, proof), amount, summed[-1]
    return None


def _names_its_base(prose: Prose, percent: Term, amount: Term) -> bool:
    """Tell whether the base stands right before the percentage: 占用资金3,431万元的0.08%."""
    return any(
        term.unit == amount.unit and "的" in prose.between(term, percent)[:6]
        for term in prose.before(percent, 1)
    )


def _of_bases(
    prose: Prose, percent: Term, amount: Term, bases: Sequence[Term], sure: bool
) -> _Given | None:
    """Find the base that gives the amount; else doubt it by the first base a slip parts it from."""
    doubt: _Given | None = None
    figure = amount.figure
    for base in bases:
        percentage, figures = _whole_percentage(prose, percent)
        computed = base.value * percentage / HUNDRED
        verdict = verdict_of(figure.value, computed, figure.step)
        proof = share_out(percent, base, amount, computed, verdict)
        if len(figures) > 1:
            written = " × ".join(map(text_of, (base.figure, *figures)))
            proof = proof._replace(operands=(base.figure, *figures), expression=written)
        if percent.figure.bound is Bound.AT_MOST:
            proof = proof._replace(kind=ClaimKind.BOUND)
        proof = proof._replace(certain=sure and base.line == amount.line)
        if verdict is not Verdict.FAILS:
            return claim_of(prose, proof), amount, base
        told = not (figure.approximate or direction_of(percent))
        told = told and percent.figure.bound is not Bound.AT_LEAST
        if doubt is None and told and _is_doubtful(base, amount, computed):
            doubt = claim_of(prose, proof), amount, base
    return doubt


def _is_doubtful(base: Term, amount: Term, computed: Decimal) -> bool:
    """Tell whether a slip explains the difference.

    Bases on other lines explain only money, its scale or two digits that changed places.
    """
    slip = slip_between(amount.value, computed, amount.figure.step)
    if slip is None:
        return False
    if not amount.is_money:
        return base.line == amount.line
    return base.line == amount.line or slip in {Slip.SCALE, Slip.SWAP}


def _ratios(prose: Prose) -> Iterator[tuple[Claim, Term]]:
    """Judge the shares of a ratio: 由省、县按6:4分担，省级62.50万元、县级41.66万元.

    The base is the last amount before, in the same line; what stands on earlier lines is the base
    only where it is the sum of the shares.
    """
    at = 0
    for match in _RATIO.finditer(prose.text):
        around = (match.start() - _RATIO_WORDS, match.end() + _RATIO_WORDS)
        if not _SHARES_OUT.search(prose.text, max(0, around[0]), around[1]):
            continue
        while at < len(prose.terms) and prose.terms[at].start < match.end():
            at += 1
        parts = [Decimal(part) for part in _RATIO_PART.findall(match.group())]
        ahead = prose.terms[at : at + _RATIO_AHEAD]
        results = [t for t in ahead if t.is_money and not t.is_rate][: len(parts)]
        base = _base_of_ratio(prose, at, results, parts) if results else None
        if base is None:
            continue
        if len(results) == len(parts):
            yield from _shared_out(prose, base, parts, results)
        else:
            yield from _one_share(prose, base, parts, results[0])


def _base_of_ratio(
    prose: Prose, at: int, results: Sequence[Term], parts: Sequence[Decimal]
) -> Term | None:
    before = prose.terms[max(0, at - _BASES_OF_RATIO) : at]
    bases = [term for term in before if term.is_money and not term.is_rate]
    if bases and results[0].line == bases[-1].line:
        return bases[-1]
    total = sum_of(results) if len(results) == len(parts) else None
    return next((term for term in reversed(bases) if term.value == total), None)


def _one_share(
    prose: Prose, base: Term, parts: Sequence[Decimal], result: Term
) -> Iterator[tuple[Claim, Term]]:
    """Prove one amount by whichever share of a ratio gives it."""
    for part in parts:
        computed = base.value * part / sum(parts, Decimal(0))
        if verdict_of(result.value, computed, result.figure.step) is not Verdict.FAILS:
            yield from _shared_out(prose, base, (part, sum(parts, Decimal(0)) - part), (result,))
            return


def _shared_out(
    prose: Prose, base: Term, parts: Sequence[Decimal], results: Sequence[Term]
) -> Iterator[tuple[Claim, Term]]:
    whole = sum(parts, Decimal(0))
    for part, result in zip(parts, results, strict=False):
        computed = base.value * part / whole
        step = result.figure.step
        verdict = verdict_of(result.value, computed, step)
        if verdict is Verdict.FAILS and slip_between(result.value, computed, step) is None:
            continue
        proof = share_out(base, base, result, computed, verdict)._replace(
            operands=(base.figure,),
            expression=f"{text_of(base.figure)} × {grouped(part)}/{grouped(whole)}",
        )
        yield claim_of(prose, proof), result
