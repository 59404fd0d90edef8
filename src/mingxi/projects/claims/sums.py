"""Totals and their parts in prose: sums that look back, splits that look ahead, differences.

An account of open amounts is kept along the text. A total with a cue (合计 共计 四项共) closes the parts it
sums and takes their place, so that totals of totals are found the same way; a total followed by 其中 is
held against the parts that come. What belongs to a scope is taken from structure: brackets, sentences,
lines, and the number of parts the text itself gives.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import rounding_slack, slip_between, verdict_of
from mingxi.projects.claims.proposing import proposal_for_sum
from mingxi.projects.claims.splits import splits_at
from mingxi.projects.claims.terms import Term
from mingxi.projects.claims.wording import added, calculation, operand_of
from mingxi.prose.marks import YUAN, Figure

_HALF = Decimal("0.5")
_STRONG = re.compile(
    r"(?:合计|共计|总计|小计|总共|总投[资入]|总预算|总费用|总额|总和)[^，,。；;\d]{0,14}$"
    r"|(?:^|[，,。；;\n])\s*(?:以上|上述)[^，,。；;\d]{0,14}$"
)
_WEAK = re.compile(r"(?:共需|总需|共|计|需|需要)[^，,。；;\d]{0,8}$")
_PART_WORDS = frozenset({"项", "类", "档", "笔", "种", "块", "批", "级", "部分", "个", "期", "次", "年", "家", "款", "组"})
# Counts of parts are not added up: 三项 and 两项 are no five of anything.
_NEVER_ADDED = frozenset({"项", "类", "档", "级", "种", "款", "笔", "倍", "成", "届", "年"})
_DEDUCTED = re.compile(r"(?:扣除|减去|抵扣|核减|剔除)[^，,。；;]{0,12}$")
_REST = re.compile(
    r"(?:扣除|冲抵|抵扣|抵减|缺口|缺少|尚缺|还缺|其余|余下|剩余|差额|结余|不足部分|还需|尚需|所以实际)[^。；;]{0,20}$"
)
_TOGETHER_WITH = re.compile(r"(?:连同|加上)(?!上年|结转|原有)[^，,。；;\d]{1,8}(?:共|合计)")
_MISSING = re.compile(r"(?:缺少|尚缺|还缺|短缺|所以实际|实际剩余)[^，,。；;\d]{0,14}$")
_CHANGE = re.compile(r"(?:减少|增加|增长|下降|降低|提高|提升|上升|压减|调增|调减|节约)(?:了|到)?[^，,。；;\d]{0,2}$")
_CONTEXT = re.compile(r"(?:标准|单价|执行数|上年|去年|\d{4}年度?(?:当年)?预算)[^，,。；;\d]{0,4}$")
_OUTSIDE = re.compile(
    r"不列入|不在本|不纳入|不计入|不另行?安排|另行(?:解决|安排|列支)|自行(?:承担|缴纳|解决|负担)|已包含|已含|包含在"
    r"|从[^，。；]{2,14}(?:列支|解决)|由[^，。；]{2,14}(?:解决|另行)|在[^，。；]{2,16}中(?:列支|解决)"
)
_MOST_OPEN = 60


class Entry(NamedTuple):
    """An open amount of the account: the figure and where it stands."""

    figure: Figure
    line: int
    sentence: int
    part: int
    bracket: int
    total: bool = False
    tight: bool = False

    @property
    def value(self) -> Decimal:
        """The amount, in its unit."""
        return self.figure.value


def sum_claims(
    text: str,
    terms: Sequence[Term],
    proven: Mapping[int, Claim],
    fresh: Sequence[int],
    tables: Sequence[Figure] = (),
) -> Iterator[Claim]:
    """Find totals, splits and differences.

    ``proven`` maps the index of a term to the product that gives it; ``fresh`` are the places where a new
    account begins (a project, its plan, its outcome); ``tables`` are the totals of tables, which count
    as parts of what follows.
    """
    account: dict[str, list[Entry]] = {}
    parts: set[int] = set()
    last_split: tuple[Claim, list[Entry]] | None = None
    starts = iter([*fresh, 10**12])
    next_start = next(starts)
    cells = iter(tables)
    cell = next(cells, None)
    for term in terms:
        while term.start >= next_start:
            account.clear()
            next_start = next(starts)
        while cell is not None and cell.start < term.start:
            account.setdefault(cell.unit, []).append(Entry(cell, term.line, -1, -1, 0, True))
            cell = next(cells, None)
        if not _enters(term, proven):
            continue
        entries = account.setdefault(term.unit, [])
        if _repeats_in_bracket(term, entries, proven):
            continue
        claim = None if term.index in parts else _backward(text, terms, term, entries, proven)
        if claim is None and last_split is not None and term.index not in parts:
            claim = _summed_again(text, term, last_split[1])
        if claim is not None:
            yield claim
        for split in splits_at(text, terms, term, parts):
            yield split.claim
            parts.update(split.parts)
            last_split = (split.claim, [_entry(terms[i], False) for i in sorted(split.parts)])
        if term.index not in parts and not _is_outside(text, term):
            gap = text[term.gap_start : term.start]
            if claim is None and (_CHANGE.search(gap) or _CONTEXT.search(gap) or _DEDUCTED.search(gap)):
                continue
            entries.append(_entry(term, claim is not None))
            del entries[:-_MOST_OPEN]


def _enters(term: Term, proven: Mapping[int, Claim]) -> bool:
    """Amounts and counts that may be totals or parts; no standards, factors, ranges or limits."""
    if term.is_rate or term.is_percent or not term.unit or term.unit in _NEVER_ADDED:
        return False
    if term.spent:
        return False
    return term.index in proven or not (term.figure.low_end or term.figure.high_end)


def _repeats_in_bracket(
    term: Term, entries: Sequence[Entry], proven: Mapping[int, Claim]
) -> bool:
    """Tell whether a result in brackets only repeats the amount before them: 3万元（6个×5000元＝3万元）."""
    return (
        term.depth > 0
        and term.index in proven
        and bool(entries)
        and entries[-1].sentence == term.sentence
        and entries[-1].value == term.value
    )


def _entry(term: Term, total: bool) -> Entry:
    tight = 0 < term.start - term.gap_start <= 2
    return Entry(term.figure, term.line, term.sentence, term.part, term.bracket, total, tight)


def _is_outside(text: str, term: Term) -> bool:
    """Tell whether the sentence says that the amount is not of this project: 从公用经费中列支."""
    end = text.find("。", term.end, term.end + 60)
    tail = text[term.end : end if end >= 0 else term.end + 40]
    for stop in "；;\n":
        tail = tail.split(stop)[0]
    return _OUTSIDE.search(tail) is not None


def _backward(
    text: str,
    terms: Sequence[Term],
    term: Term,
    entries: list[Entry],
    proven: Mapping[int, Claim],
) -> Claim | None:
    """Hold a total against the open amounts before it; what it sums leaves the account."""
    if len(entries) < 2 and not entries:
        return None
    gap = text[term.gap_start : term.start]
    stated_parts = _stated_parts(terms, term)
    strong = _STRONG.search(gap) is not None
    brief = term.is_money and len(gap.strip()) <= 6
    counted = bool(stated_parts) and (strong or brief or _WEAK.search(gap) is not None)
    counts = stated_parts if counted else ()
    if _REST.search(text, max(term.sentence_start, term.start - 40), term.start):
        claim = _difference(text, terms, term, entries)
        if claim is not None:
            return claim
    proof = proven.get(term.index)
    if proof is not None and not proof.fails and not counted:
        return None
    if not (strong or counted or _WEAK.search(gap)):
        return None
    if not term.is_money:
        entries_in_reach = [e for e in entries if e.line == term.line]
    else:
        entries_in_reach = entries
    found = _matching(term, entries_in_reach, counts, _with_one_more(gap))
    if found is not None:
        chosen, verdict = found
        _close(entries, chosen)
        return _claim(text, term, chosen, verdict, certain=True)
    if not (strong or counted):
        return None
    return _refuted(text, term, entries, counts)


def _summed_again(text: str, term: Term, split: Sequence[Entry]) -> Claim | None:
    """Hold a total behind a split against the same parts: 51万元，其中A…、B…，合计51万元."""
    if (
        not split
        or split[-1].sentence != term.sentence
        or split[0].figure.unit != term.unit
        or split[-1].figure.end > term.start
        or not _STRONG.search(text, term.gap_start, term.start)
    ):
        return None
    computed = sum((entry.value for entry in split), Decimal(0))
    slack = rounding_slack(entry.figure.step for entry in split)
    verdict = verdict_of(term.value, computed, term.figure.step, slack)
    if verdict is Verdict.FAILS and not slip_between(term.value, computed, term.figure.step, slack):
        return None
    return _claim(text, term, split, verdict, certain=True)


def _with_one_more(gap: str) -> int:
    """Give the one that is named but not counted: 分馆14个、流通点62个，连同总馆共有77个."""
    return 1 if _TOGETHER_WITH.search(gap) else 0


def _stated_parts(terms: Sequence[Term], term: Term) -> tuple[int, ...]:
    """Read how many parts a total says it has: 四项合计, 以上6项总计; 四类八期培训费合计 gives 8 and 4."""
    counts: list[int] = []
    for before in reversed(terms[max(0, term.index - 3) : term.index]):
        if before.clause != term.clause or term.start - before.end > 16:
            break
        if before.unit in _PART_WORDS and not before.is_rate and 2 <= before.value <= 30:
            counts.append(int(before.value))
    return tuple(counts)


def _matching(
    term: Term, entries: Sequence[Entry], counts: Sequence[int], more: int
) -> tuple[list[Entry], Verdict] | None:
    """Find the run of last entries that gives the total: of the stated length first, then the shortest."""
    stated, step = term.value - more, term.figure.step
    rounded: tuple[list[Entry], Verdict] | None = None
    total = slack = Decimal(0)
    exact: list[Entry] | None = None
    for size in range(1, len(entries) + 1):
        entry = entries[-size]
        total += entry.value
        slack += rounding_slack((entry.figure.step,))
        if size < 2:
            continue
        if total == stated and (exact is None or size in counts):
            exact = list(entries[-size:])
            if not counts or size in counts:
                break
        elif abs(total - stated) <= step * _HALF + slack and (rounded is None or size in counts):
            rounded = list(entries[-size:]), Verdict.ROUNDED
        if total > stated * 4 and not counts:
            break
    if exact is not None:
        return exact, Verdict.HOLDS
    if rounded is not None and (not counts or len(rounded[0]) in counts or term.is_money):
        return rounded
    return _matching_groups(term, entries, counts) if term.is_money else None


def _matching_groups(
    term: Term, entries: Sequence[Entry], counts: Sequence[int]
) -> tuple[list[Entry], Verdict] | None:
    """Take one amount of every line (its total, its last or its first) where lines are the parts."""
    lines: dict[int, list[Entry]] = {}
    for entry in entries:
        lines.setdefault(entry.line, []).append(entry)
    groups = list(lines.values())
    if len(groups) < 2:
        return None
    for size in range(2, len(groups) + 1):
        for pick in (_last_total, _first):
            chosen = [entry for group in groups[-size:] for entry in pick(group)]
            total = sum((entry.value for entry in chosen), Decimal(0))
            if total == term.value and len(chosen) > 1 and (
                not counts or len(chosen) in counts or size in counts
            ):
                return chosen, Verdict.HOLDS
    if counts:
        return None
    for left_out in range(len(entries)):
        rest = [entry for i, entry in enumerate(entries) if i != left_out]
        if len(rest) > 2 and sum((e.value for e in rest), Decimal(0)) == term.value:
            return rest, Verdict.HOLDS
    return None


def _last_total(group: list[Entry]) -> list[Entry]:
    totals = [entry for entry in group if entry.total]
    return totals[-1:] or group


def _first(group: list[Entry]) -> list[Entry]:
    return group[:1]


def _close(entries: list[Entry], chosen: Sequence[Entry]) -> None:
    starts = {entry.figure.start for entry in chosen}
    entries[:] = [entry for entry in entries if entry.figure.start not in starts]


def _refuted(
    text: str, term: Term, entries: list[Entry], counts: Sequence[int]
) -> Claim | None:
    """Say that a total is wrong where structure leaves no doubt which parts it has, or a slip explains it."""
    for chosen, whole in _natural_parts(term, entries, counts):
        computed = sum((entry.value for entry in chosen), Decimal(0))
        slack = rounding_slack(entry.figure.step for entry in chosen)
        slip = slip_between(term.value, computed, term.figure.step, slack)
        if term.figure.approximate or any(entry.figure.approximate for entry in chosen):
            continue
        if slip is None and not (whole and (len(chosen) in counts or _is_list(chosen))):
            continue
        _close(entries, chosen)
        return _claim(text, term, chosen, Verdict.FAILS, certain=whole)
    return None


def _natural_parts(
    term: Term, entries: Sequence[Entry], counts: Sequence[int]
) -> Iterator[tuple[list[Entry], bool]]:
    """Give the sets of parts that structure suggests, each with whether it is beyond doubt."""
    same_sentence = [e for e in entries if e.sentence == term.sentence]
    same_line = [e for e in entries if e.line == term.line]
    for count in counts:
        for near in (same_sentence, same_line):
            if len(near) == count:
                yield near, True
        lines = {entry.line for entry in entries}
        if len(lines) >= count:
            last = sorted(lines)[-count:]
            groups = [[e for e in entries if e.line == line] for line in last]
            yield [e for group in groups for e in _last_total(group)], len(lines) == count
        if len(entries) >= count:
            yield list(entries[-count:]), False
    if counts:
        yield from ((near, False) for near in (same_sentence, same_line) if len(near) > 1)
    else:
        for near in (same_sentence, same_line):
            if len(near) >= 2:
                yield near, near is same_sentence
        listed = _listed_before(entries, term)
        if len(listed) >= 2:
            yield listed, True
        if len(entries) >= 2:
            yield list(entries), False


def _listed_before(entries: Sequence[Entry], term: Term) -> list[Entry]:
    """Take the amounts listed side by side right before a total: A、B、C，合计D."""
    listed: list[Entry] = []
    for entry in reversed(entries):
        if entry.sentence != term.sentence:
            break
        listed.insert(0, entry)
        if not entry.tight:
            break
    return listed


def _is_list(chosen: Sequence[Entry]) -> bool:
    return len(chosen) >= 2 and all(entry.tight for entry in chosen[1:])


def _difference(
    text: str, terms: Sequence[Term], term: Term, entries: list[Entry]
) -> Claim | None:
    """Hold a remainder against a whole less what is taken: 扣除上年结转7万元，安排67.86万元; 缺口22.82万.

    Of what stands between the whole and the remainder, all or all but one is taken. Counts are only
    proven this way: people and posts may be 个 or 人.
    """
    near = [
        _entry(t, False)
        for t in terms[max(0, term.index - 8) : term.index]
        if _kin(t, term) and not t.is_rate and not t.is_percent and term.line == t.line
        and term.sentence - t.sentence <= 2
    ]
    best: Claim | None = None
    for whole in reversed([*(e for e in entries if e not in near), *near]):
        if whole.value <= term.value:
            continue
        later = [e for e in near if e.figure.start > whole.figure.start]
        for taken in _ways_to_take(later):
            rest = whole.value - sum((e.value for e in taken), Decimal(0))
            verdict = verdict_of(term.value, rest, term.figure.step)
            if verdict is not Verdict.FAILS:
                if term.is_money:
                    _close(entries, [whole, *taken])
                return _difference_claim(text, term, whole, taken, rest, verdict)
            if best is None and term.is_money and slip_between(term.value, rest, term.figure.step):
                best = _difference_claim(text, term, whole, taken, rest, verdict)
    if best is None and _MISSING.search(text, term.gap_start, term.start) and len(near) > 1:
        return _missing(text, term, near)
    return best


def _missing(text: str, term: Term, near: Sequence[Entry]) -> Claim | None:
    """Doubt what is said to be lacking where all that is there has been counted: 24个，已有…，缺少7人."""
    largest = max(near, key=lambda entry: entry.value)
    for whole in (largest, *reversed(near)):
        later = [entry for entry in near if entry.figure.start > whole.figure.start]
        rest = whole.value - sum((entry.value for entry in later), Decimal(0))
        if later and rest > 0:
            return _difference_claim(text, term, whole, later, rest, Verdict.FAILS)
    return None


def _ways_to_take(later: Sequence[Entry]) -> Iterator[list[Entry]]:
    for size in range(len(later), 0, -1):
        run = list(later[-size:])
        yield run
        if 2 < size <= 4:
            for left_out in range(size):
                yield [entry for i, entry in enumerate(run) if i != left_out]


def _kin(one: Term, other: Term) -> bool:
    """Tell whether two amounts can be taken from each other; posts (个) and people may."""
    if one.is_money or other.is_money:
        return one.is_money and other.is_money
    return one.is_count and (one.unit == other.unit or "个" in (one.unit, other.unit))


def _difference_claim(
    text: str,
    term: Term,
    whole: Entry,
    taken: Sequence[Entry],
    rest: Decimal,
    verdict: Verdict,
) -> Claim:
    near = [e.figure for e in (*taken, whole) if e.line == term.line]
    span = Span(min((f.start for f in near), default=term.start), term.end)
    expression = " - ".join([whole.figure.text, *(e.figure.text for e in taken)])
    return Claim(
        kind=ClaimKind.SUM,
        span=span,
        text=text[span.start : span.end],
        result=term.figure.span,
        unit=term.unit if term.unit == YUAN else term.figure.name,
        stated=term.value,
        computed=rest,
        verdict=verdict,
        because=calculation(expression, rest, term.unit, term.figure.text, verdict),
        operands=tuple(operand_of(e.figure) for e in (whole, *taken)),
        certain=False,
        proposal=proposal_for_sum(term.figure, (), rest) if verdict is Verdict.FAILS else None,
        detail="difference",
    )


def _claim(
    text: str, term: Term, chosen: Sequence[Entry], verdict: Verdict, certain: bool
) -> Claim:
    computed = sum((entry.value for entry in chosen), Decimal(0))
    figures = [entry.figure for entry in chosen]
    near = [entry.figure.start for entry in chosen if entry.line == term.line]
    span = Span(min([*near, term.start]), term.end)
    return Claim(
        kind=ClaimKind.SUM,
        span=span,
        text=text[span.start : span.end],
        result=term.figure.span,
        unit=term.unit if term.unit == YUAN else term.figure.name,
        stated=term.value,
        computed=computed,
        verdict=verdict,
        because=calculation(added(figures), computed, term.unit, term.figure.text, verdict),
        operands=tuple(operand_of(figure) for figure in figures),
        certain=certain,
        proposal=proposal_for_sum(term.figure, figures, computed) if verdict is Verdict.FAILS else None,
        detail="total",
    )
