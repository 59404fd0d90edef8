"""A total held against the open amounts before it: A、B、C，三项合计D.

Which amounts a total sums is read from structure: the number of parts the text gives, the sentence,
the line, the items of a list. It is proven by the run of last amounts that adds up to it; it is
refuted only where structure leaves no doubt which parts it has, or a slip explains the difference.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import Slip, rounding_slack, slip_between, verdict_of
from mingxi.projects.claims.sentences.account import (
    Entry,
    by_line,
    close,
    last_total,
    total_of,
)
from mingxi.projects.claims.sentences.proof import Proof, claim_of
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import added
from mingxi.prose.marks import YUAN, Figure

_HALF = Decimal("0.5")
_PAYER_TOTAL = pattern_of(
    r"(中央|省级|市级|县级)[^，,。；;\d]{0,6}(?:共|合计|小计)[^，,。；;\d]{0,4}$"
)
_TOO_MUCH = 4
# Amounts of another order are other parts, not a wrong sum.
_LIKE = (Decimal("0.4"), Decimal("2.5"))
_FEWEST_LEFT = 3


class Total(NamedTuple):
    """A stated total: its term, the numbers of parts the text gives, and one that is not counted.

    ``counts`` are 8 and 4 for 四类八期; ``more`` is 1 where a part is named but not counted
    (连同总馆共有77个); ``first`` is true where it sums the first parts of a list (前四项).
    """

    term: Term
    counts: tuple[int, ...] = ()
    more: int = 0
    first: bool = False


class _Sum(NamedTuple):
    entries: list[Entry]
    verdict: Verdict


def proven_total(prose: Prose, total: Total, entries: list[Entry]) -> Claim | None:
    """Prove a total by the open amounts; what it sums leaves the account.

    Counts are only added up within their line.
    """
    term = total.term
    reach = entries if term.is_money else [e for e in entries if e.line == term.line]
    found = _first_of_list(total, reach) if total.first else _run(total, reach)
    if found is not None and _leaves_out_a_part(total, reach, found):
        return None
    if found is None and term.is_money:
        found = _one_a_line(total, reach) or _all_but_one(total, reach)
    if found is None:
        return None
    close(entries, found.entries)
    return sum_claim(prose, term, found.entries, found.verdict, certain=True)


def _leaves_out_a_part(total: Total, entries: Sequence[Entry], found: _Sum) -> bool:
    """Tell whether the sentence has as many parts as it says, and the sum takes fewer of them."""
    same_sentence = [entry for entry in entries if entry.sentence == total.term.sentence]
    return len(same_sentence) in total.counts and len(found.entries) not in total.counts


def refuted_total(prose: Prose, total: Total, entries: list[Entry]) -> Claim | None:
    """Refute a total that the parts which structure gives it do not add up to."""
    term = total.term
    for chosen, whole in _natural_parts(total, entries):
        if any(figure.approximate for figure in (term.figure, *(e.figure for e in chosen))):
            continue
        slack = rounding_slack(entry.figure.step for entry in chosen)
        computed = total_of(chosen) + total.more
        slip = slip_between(term.value, computed, term.figure.step, slack)
        told = len(chosen) in total.counts or _is_list(chosen)
        like = _LIKE[0] < total_of(chosen) / term.value < _LIKE[1] if term.value else False
        if slip is None and not (whole and told and like):
            continue
        longer = computed.adjusted() > term.value.adjusted()
        if slip is Slip.DIGIT and longer and any(e.value > term.value for e in chosen):
            # 合计875万元，补贴700万元，自缴175万元: what is larger than a total is no part of it.
            continue
        close(entries, chosen)
        return sum_claim(prose, term, chosen, Verdict.FAILS, certain=whole)
    return None


def summed_again(prose: Prose, term: Term, parts: Sequence[Entry]) -> Claim | None:
    """Hold a total behind a split against the same parts: 51万元，其中A…、B…，合计51万元."""
    last = parts[-1]
    if (
        last.sentence != term.sentence
        or last.figure.unit != term.unit
        or last.figure.end > term.start
    ):
        return None
    slack = rounding_slack(entry.figure.step for entry in parts)
    computed = total_of(parts)
    verdict = verdict_of(term.value, computed, term.figure.step, slack)
    fails = verdict is Verdict.FAILS
    if fails and slip_between(term.value, computed, term.figure.step, slack) is None:
        return None
    return sum_claim(prose, term, parts, verdict, certain=True)


def summed_by_name(prose: Prose, term: Term, parts: Sequence[Entry]) -> Claim | None:
    """Prove a total of those parts of a split that share its payer: 中央资金共218.33万元."""
    payer = _PAYER_TOTAL.search(term.gap)
    if payer is None or not term.is_money:
        return None
    named = [e for e in parts if e.term is not None and payer[1] in e.term.gap]
    if len(named) < 2 or named[-1].figure.end > term.start:
        return None
    verdict = verdict_of(term.value, total_of(named), term.figure.step)
    if verdict is Verdict.FAILS:
        return None
    return sum_claim(prose, term, named, verdict, certain=True)


def sum_claim(
    prose: Prose, term: Term, chosen: Sequence[Entry], verdict: Verdict, certain: bool
) -> Claim:
    """Make the claim of a total and the amounts it sums."""
    figures = tuple(entry.figure for entry in chosen)
    proof = Proof(
        kind=ClaimKind.SUM,
        result=term,
        operands=figures,
        expression=added(figures),
        stated=term.value,
        computed=total_of(chosen),
        verdict=verdict,
        members=tuple(entry.term for entry in chosen if entry.term is not None),
        parts=figures,
        certain=certain,
        detail="total",
    )
    return claim_of(prose, proof)


def _first_of_list(total: Total, entries: Sequence[Entry]) -> _Sum | None:
    """Take the first so many amounts of the line, or one of each of the first so many items."""
    same_line = [entry for entry in entries if entry.line == total.term.line]
    items = [entry for group in by_line(entries) for entry in last_total(group)]
    for count in total.counts:
        for chosen in (same_line[:count], items[:count]):
            if len(chosen) == count and total_of(chosen) == total.term.value:
                return _Sum(chosen, Verdict.HOLDS)
    return None


def _run(total: Total, entries: Sequence[Entry]) -> _Sum | None:
    """Find the run of last amounts that gives the total: of a stated length, else the shortest."""
    counts = total.counts
    half_step = Decimal(0) if _is_exact(total.term.figure) else total.term.figure.step * _HALF
    stated = total.term.value - total.more
    exact: list[Entry] | None = None
    rounded: list[Entry] | None = None
    value = slack = Decimal(0)
    for size, entry in enumerate(reversed(entries), start=1):
        value += entry.value
        slack += _slack(entry)
        if size < 2:
            continue
        if value == stated and (exact is None or size in counts):
            exact = list(entries[-size:])
            if not counts or size in counts:
                break
        elif abs(value - stated) <= half_step + slack and (rounded is None or size in counts):
            rounded = list(entries[-size:])
        if value > stated * _TOO_MUCH and not counts:
            break
    if exact is not None:
        return _Sum(exact, Verdict.HOLDS)
    if rounded is not None and (total.term.is_money or not counts or len(rounded) in counts):
        return _Sum(rounded, Verdict.ROUNDED)
    return None


def _slack(entry: Entry) -> Decimal:
    """Half a step for rounded amounts; whole numbers of things are exact."""
    return Decimal(0) if _is_exact(entry.figure) else rounding_slack((entry.figure.step,))


def _is_exact(figure: Figure) -> bool:
    return figure.unit != YUAN and figure.scale == 1 and figure.step >= 1


def _one_a_line(total: Total, entries: Sequence[Entry]) -> _Sum | None:
    """Take one amount of every item (its total, or its first) where the items are the parts."""
    groups = by_line(entries)
    for size in range(2, len(groups) + 1):
        for chosen in (
            [entry for group in groups[-size:] for entry in last_total(group)],
            [group[0] for group in groups[-size:]],
        ):
            told = not total.counts or size in total.counts or len(chosen) in total.counts
            if told and total_of(chosen) == total.term.value:
                return _Sum(chosen, Verdict.HOLDS)
    return None


def _all_but_one(total: Total, entries: Sequence[Entry]) -> _Sum | None:
    """Leave out one amount that is no part, where the text gives no number of parts."""
    if total.counts:
        return None
    everything = total_of(entries)
    for left_out in entries:
        if len(entries) > _FEWEST_LEFT and everything - left_out.value == total.term.value:
            return _Sum([entry for entry in entries if entry is not left_out], Verdict.HOLDS)
    return None


def _natural_parts(total: Total, entries: Sequence[Entry]) -> Iterator[tuple[list[Entry], bool]]:
    """Give the sets of parts that structure suggests, each with whether it is beyond doubt."""
    term = total.term
    same_sentence = [entry for entry in entries if entry.sentence == term.sentence]
    same_line = [entry for entry in entries if entry.line == term.line]
    for count in total.counts:
        yield from _counted_parts(count, entries, (same_sentence, same_line))
    if total.counts:
        yield from ((near, False) for near in (same_sentence, same_line) if len(near) > 1)
        return
    yield from (
        (near, near is same_sentence) for near in (same_sentence, same_line) if len(near) > 1
    )
    listed = _listed_before(same_sentence)
    if len(listed) > 1:
        yield listed, True
    if len(entries) > 1:
        yield list(entries), False


def _counted_parts(
    count: int, entries: Sequence[Entry], nearby: Sequence[list[Entry]]
) -> Iterator[tuple[list[Entry], bool]]:
    """Give as many parts as the text says there are: near by, one an item, or the last ones."""
    yield from ((near, True) for near in nearby if len(near) == count)
    groups = by_line(entries)
    if len(groups) >= count:
        items = [entry for group in groups[-count:] for entry in last_total(group)]
        yield items, len(groups) == count
    if len(entries) >= count:
        yield list(entries[-count:]), False


def _listed_before(same_sentence: Sequence[Entry]) -> list[Entry]:
    """Take the amounts listed side by side right before a total: A、B、C，合计D."""
    listed: list[Entry] = []
    for entry in reversed(same_sentence):
        listed.insert(0, entry)
        if not entry.tight:
            break
    return listed


def _is_list(chosen: Sequence[Entry]) -> bool:
    return len(chosen) > 1 and all(entry.tight for entry in chosen[1:])
