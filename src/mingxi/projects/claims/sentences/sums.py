"""Totals and their parts in prose: totals that look back, splits that look ahead, remainders.

An account of open amounts is kept along the text. A total with a cue (合计 共计 四项共) closes the
amounts it sums and takes their place, so that totals of totals are found the same way; a total
followed by 其中 is held against the parts that come.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mingxi.patterns import pattern_of
from mingxi.projects.claims.claim import Claim, Verdict
from mingxi.projects.claims.sentences.account import (
    Entry,
    close,
    entry_of,
    table_entry,
    total_of,
)
from mingxi.projects.claims.sentences.differences import difference
from mingxi.projects.claims.sentences.splits import splits_at
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.sentences.totals import (
    Total,
    proven_total,
    refuted_total,
    sum_claim,
    summed_again,
    summed_by_name,
)
from mingxi.prose.marks import YUAN, Figure

# Every alternative begins with a character of its own, which the engine looks for fast.
_STRONG = pattern_of(
    r"(?:合计|共计|总计|小计|总共|总投[资入]|总预算|总费用|总需求|总成本|总额|总和"
    r"|以上(?<![^，,。；;：\n\s]以上)|上述(?<![^，,。；;：\n\s]上述))[^，,。；;\d]{0,14}$"
)
_SUM_WORD = pattern_of("[合总小共需计上]")
_WEAK = pattern_of(r"(?:共需|总需|共|计|需)[^，,。；;\d]{0,8}$")
_TOGETHER_WITH = pattern_of(r"(?:连同|加上)(?!上年|结转|原有)[^，,。；;\d]{1,8}(?:共|合计)")
# What is no open amount: a change, the figure of another year, a standard, what is deducted.
_NO_PART = pattern_of(
    r"(?:减少|增加|增长|下降|降低|提高|提升|上升|压减|调增|调减|节约)(?:了|到)?[^，,。；;\d]{0,2}$"
    r"|(?:标准|单价|执行数|上年|去年|年(?<=\d{4}年)度?(?:当年)?预算)[^，,。；;\d]{0,4}$"
    r"|(?:扣除|减去|抵扣|核减|剔除)[^，,。；;]{0,12}$"
)
_OUTSIDE = pattern_of(
    r"不列入|不在本|不纳入|不计入|不另行?安排|另行(?:解决|安排|列支)|自行(?:承担|缴纳|解决|负担)"
    r"|已包含|已含|包含在|从[^，。；]{2,14}(?:列支|解决)|由[^，。；]{2,14}(?:解决|另行)"
    r"|在[^，。；]{2,16}中(?:列支|解决)"
)
_FIRST = pattern_of(r"前(?:[二两三四五六七八九十]|\d{1,2})[项类笔]")
_TAIL_END = pattern_of(r"[。；;\n]")
_PART_WORDS = frozenset(
    {"项", "类", "档", "笔", "种", "块", "批", "级", "个", "期", "次", "年", "家", "款", "组"}
)
# Counts of parts are not added up: 三项 and 两项 are no five of anything.
_NEVER_ADDED = frozenset({"项", "类", "档", "级", "种", "款", "笔", "倍", "成", "届", "年"})
_PIECE = "项"
_PARTED = pattern_of(r"[，,（(：:]?\s?其中")
_MOST_OPEN = 60
_FEWEST_OF_ITEM = 3
_MOST_PARTS = 30
_TAIL = 60
_COUNT_BACK = 3
_COUNT_FAR = 16
_BRIEF = 6
_EACH_BEFORE = 4
_SHORT_SUM = 3
_WORDS_ABOVE = 3


@dataclass(slots=True)
class _Ledger:
    """The accounts by unit, the parts already taken by splits, and the parts of the last split."""

    accounts: dict[str, list[Entry]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    last_parts: list[Entry] = field(default_factory=list)

    def of(self, unit: str) -> list[Entry]:
        return self.accounts.setdefault(unit, [])


def sum_claims(
    prose: Prose,
    proven: Mapping[int, Claim],
    fresh: Sequence[int],
    tables: Sequence[Figure] = (),
) -> Iterator[Claim]:
    """Find totals, splits and remainders.

    ``proven`` maps the index of a term to the calculation that gives it; ``fresh`` are the places
    where a new account begins (a project, its plan, its outcome); ``tables`` are the totals of
    tables, which count as parts of what follows.
    """
    ledger = _Ledger()
    fresh_at = table_at = 0
    line = -1
    for term in prose.terms:
        while fresh_at < len(fresh) and term.start >= fresh[fresh_at]:
            ledger.accounts.clear()
            fresh_at += 1
        while table_at < len(tables) and tables[table_at].start < term.start:
            figure = tables[table_at]
            _enter_table(ledger.of(figure.unit), table_entry(figure, -1 - table_at))
            table_at += 1
        if term.line != line:
            yield from _heading_of_item(prose, ledger, line, proven)
            line = term.line
        if _enters(term, proven) and not (term.is_money and prose.is_threshold(term)):
            yield from _entered(prose, term, ledger, proven)
        elif term.unit == _PIECE and _PARTED.match(prose.text, term.end):
            # 赛事20项，其中县级6项…: pieces are added only where the text itself parts them.
            yield from (split.claim for split in splits_at(prose, term, ledger.taken))
    yield from _heading_of_item(prose, ledger, line, proven)


def _heading_of_item(
    prose: Prose, ledger: _Ledger, line: int, proven: Mapping[int, Claim]
) -> Iterator[Claim]:
    """Prove the amount that heads an item by the amounts that end it: 补贴10.64万元。书记…，委员….

    The amounts it sums leave the account; nothing is refuted, for an item may name only some.
    """
    entries = ledger.of(YUAN)
    own = [entry for entry in entries if entry.line == line]
    if len(own) < _FEWEST_OF_ITEM or own[0].term is None or own[0].term.index in proven:
        return
    heading, parts = own[0], own[1:]
    if total_of(parts) == heading.value and heading.term is not None:
        close(entries, parts)
        yield sum_claim(prose, heading.term, parts, Verdict.HOLDS, certain=True)


def _enter_table(entries: list[Entry], total: Entry) -> None:
    """Enter the total of a table, unless the words above the table gave it."""
    if not any(entry.value == total.value for entry in entries[-_WORDS_ABOVE:]):
        entries.append(total)


def _enters(term: Term, proven: Mapping[int, Claim]) -> bool:
    """Amounts and counts may be totals or parts; standards, factors and ends of ranges are none."""
    if term.is_rate or term.is_percent or term.spent:
        return False
    if not term.unit or term.unit in _NEVER_ADDED:
        return False
    if term.is_count and (term.figure.bound is not None or "每" in term.gap[-_EACH_BEFORE:]):
        return False
    return term.index in proven or not term.is_end_of_range


def _entered(
    prose: Prose, term: Term, ledger: _Ledger, proven: Mapping[int, Claim]
) -> Iterator[Claim]:
    """Judge a term as total and as whole, then enter it in its account."""
    entries = ledger.of(term.unit)
    if _repeats_in_bracket(term, entries, proven):
        return
    claim: Claim | None = None
    if term.index not in ledger.taken:
        claim = _backward(prose, term, entries, proven)
        if claim is None and ledger.last_parts and _is_strong(prose, term):
            claim = summed_again(prose, term, ledger.last_parts)
        if claim is None and ledger.last_parts:
            claim = summed_by_name(prose, term, ledger.last_parts)
        if claim is not None:
            yield claim
    for split in splits_at(prose, term, ledger.taken):
        yield split.claim
        ledger.taken.update(split.parts)
        ledger.last_parts = [entry_of(prose.terms[i]) for i in sorted(split.parts)]
    if term.index in ledger.taken or _is_outside(prose, term):
        return
    told_by_table = bool(entries) and entries[-1].term is None and entries[-1].value == term.value
    if not told_by_table and (claim is not None or not _is_no_part(term.gap)):
        entries.append(entry_of(term, total=claim is not None))
        del entries[:-_MOST_OPEN]


def _is_no_part(words: str) -> bool:
    """Tell whether the words before an amount make it none that a total could sum."""
    return _NO_PART.search(words) is not None


def _repeats_in_bracket(term: Term, entries: Sequence[Entry], proven: Mapping[int, Claim]) -> bool:
    """Tell whether a result in brackets repeats the amount before: 3万元（6个×5000元＝3万元）."""
    return (
        term.depth > 0
        and term.index in proven
        and bool(entries)
        and entries[-1].sentence == term.sentence
        and entries[-1].value == term.value
    )


def _is_outside(prose: Prose, term: Term) -> bool:
    """Tell whether the sentence says that the amount is not of this project: 从公用经费中列支."""
    stop = _TAIL_END.search(prose.text, term.end, term.end + _TAIL)
    end = stop.start() if stop else term.end + _TAIL
    return _OUTSIDE.search(prose.text, term.end, end) is not None


def _backward(
    prose: Prose, term: Term, entries: list[Entry], proven: Mapping[int, Claim]
) -> Claim | None:
    """Hold a remainder or a total against the open amounts before it."""
    if not entries:
        return None
    rest = difference(prose, term, entries)
    if rest is not None:
        return rest
    if not _SUM_WORD.search(term.gap) and len(term.gap) > _BRIEF:
        return None
    strong = _is_strong(prose, term)
    weak = _WEAK.search(term.gap) is not None
    counts = _stated_parts(prose, term)
    brief = term.is_money and len(term.gap.strip()) <= _BRIEF
    # 连续两年在规的再奖励5万元 tells no parts.
    years = bool(counts) and prose.terms[term.index - 1].unit == "年" and bool(term.gap.strip())
    if not (strong or weak) and (years or not brief):
        counts = ()
    calculated = term.index in proven and not proven[term.index].fails
    if (calculated and not counts) or not (strong or weak or counts):
        return None
    first = bool(counts) and _FIRST.search(prose.text, term.sentence_start, term.start) is not None
    total = Total(term, counts, more=1 if _TOGETHER_WITH.search(term.gap) else 0, first=first)
    claim = proven_total(prose, total, entries)
    brief_sum = not term.is_money or len(term.gap) <= _SHORT_SUM
    listed = weak and brief_sum and len(entries) > 1 and entries[-1].tight
    if claim is None and not calculated and (strong or counts or listed or total.more):
        claim = refuted_total(prose, total, entries)
    return claim


def _is_strong(prose: Prose, term: Term) -> bool:
    """Tell whether the words promise a total; 以上 behind a figure (100人以上) is a limit."""
    before = prose.text[max(0, term.gap_start - 1) : term.gap_start]
    return _STRONG.search(before + term.gap) is not None


def _stated_parts(prose: Prose, term: Term) -> tuple[int, ...]:
    """Read how many parts a total says it has: 四项合计 gives 4, 四类八期培训费合计 8 and 4."""
    counts: list[int] = []
    for before in reversed(prose.before(term, _COUNT_BACK)):
        if before.clause != term.clause or term.start - before.end > _COUNT_FAR:
            break
        if "、" in prose.between(before, term):
            # 突破3000万元2家、5000万元1家: the count is of what stands before it.
            break
        if before.unit in _PART_WORDS and not before.is_rate and 2 <= before.value <= _MOST_PARTS:
            counts.append(int(before.value))
    return tuple(counts)
