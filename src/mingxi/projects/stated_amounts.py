"""What the words around an amount of money say of it: given, a total, needed, a part."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.marks_between import marks_between
from mingxi.projects.payers import payers_in
from mingxi.projects.project_text import Level
from mingxi.prose.marks import Figure


class Cue(IntEnum):
    """How firmly the words make an amount the one that counts; a larger value is firmer."""

    NONE = 0
    RESULT = 1
    TOTAL = 2
    GIVEN = 3


class Statement(NamedTuple):
    """An amount of money and what its clause says of it.

    ``clause`` is the stretch between two stops that holds the amount. ``overall`` is true where
    the words speak of everything (以上四项, 本项目), ``part`` inside a 其中, ``aside`` for money
    that is no expenditure of the project (扣除, 结转, 应收), or is but compared with it (较上年).
    """

    figure: Figure
    clause: Span
    cue: Cue
    overall: bool
    part: bool
    aside: bool


# A comma inside a number parts nothing.
_STOP = pattern_of(r"[，；;。、（）()\n\t,](?!(?<=\d,)\d)")
# Opened with a set of characters, which the engine looks for fast.
_PARTS = pattern_of(
    r"[其中按（(\s](?:(?<=[（(])\s*其中|(?<=其)中|(?<=元中)[，,]|(?<=按)来源分"
    r"|(?<=[元整][（(])|(?<=[元整]\s)\s*[（(])"
)
_SENTENCE_END = pattern_of(r"[。\n]")
_SEGMENT_END = pattern_of(r"[；;。\n]")
_CLOSING = pattern_of(r"[)）\n。]")
_GIVEN_BEFORE = pattern_of(
    r"安排|列入|纳入|核定|下达|批复|核拨|拨付|申请|申报|补贴|给予|计划投[资入]"
)
_GIVEN_AFTER = pattern_of(r"\s*(?:元)?\s*(?:列入|纳入|安排|编入)")
_TOTAL_BEFORE = pattern_of(
    r"总预算|预算|总投资|总投入|总额|总计|合计|共计|总共|总经费|总资金|总费用|总需|小计|总概算"
)
_RESULT_BEFORE = pattern_of(r"[共需计]|[测估匡概]算|资金|经费|投资|投入|费用|金额|[=＝]\s*$")
_OVERALL = pattern_of(
    r"(?<![\w%％])(?:以上|上述)|本项目|该项目|项目(?=总|共|资金|预算|经费)|总|全部|全年共|合计|共计"
    r"|[一二两三四五六七八九十\d]大?[项类](?!目)|20\d\d\s*年"
)
_ASIDE = pattern_of(
    r"扣除|扣减|冲抵|结转|应收|收取|缺口|占用|节约|节省|罚款|处以|单价|标准|不足"
    # What another year cost, or this one is compared with.
    r"|上年|去年|上一年|同期|同口径|比(?<![占对按相评]比)(?![例重照值选赛武])|较(?<!比较)(?![大好多高重少低为])"
)
# By how much this year differs; apart, so that both are found by their first characters.
_CHANGED = pattern_of(r"(?:增加|减少|增长|下降|上升|提高|降低|增支|减支)(?:了|约){0,2}\s*$")
# A price is multiplied; a base is what a share is taken of (3,431万元的0.08%).
_FACTOR_AFTER = pattern_of(r"\s*(?:[×xX*✕╳/／]|[-—–～~至]|的\s*\d+(?:\.\d+)?\s*[%％‰])")
# A project is budgeted by the year: 每年安排10万元 is no standard for one of something.
_WHOLE_YEAR = frozenset({(), ("年",)})
_FACTOR_BEFORE = pattern_of(r"[×xX*✕╳]\s*$|每[^，。；、\s]{1,4}$|元[-—–~～至到]\s*$")


def statements_in(
    text: str, figures: Sequence[Figure], start: int, end: int
) -> tuple[Statement, ...]:
    """Weigh the amounts of money in ``[start, end)``; standards and factors are left out.

    ``figures`` are those of the whole text, in order.
    """
    money = list(money_between(figures, start, end))
    if not money:
        return ()
    stops = [match.start() for match in _STOP.finditer(text, start, end)]
    parts = _part_ranges(text, money, start, end)
    return tuple(
        _statement(text, figure, _clause(stops, figure, start, end), parts)
        for figure in money
        if not _is_factor(text, figure)
    )


def the_whole(statements: Sequence[Statement]) -> Statement | None:
    """Choose the one that speaks for all: the only amount, the first overall one, the sum.

    None where there is none, or where several stand side by side.
    """
    if len({statement.figure.value for statement in statements}) == 1:
        return statements[0]
    overall = next((statement for statement in statements if statement.overall), None)
    if overall is not None:
        return overall
    total = sum((statement.figure.value for statement in statements), Decimal(0))
    return next((s for s in statements if s.figure.value * 2 == total), None)


def without_shares(text: str, statements: Sequence[Statement]) -> list[Statement]:
    """Leave out what one of several payers gives; a sole payer gives the whole."""
    payers = [_payers(text, statement.clause) for statement in statements]
    if len(set().union(*payers)) <= 1:
        return list(statements)
    return [s for s, levels in zip(statements, payers, strict=True) if not levels]


def _payers(text: str, clause: Span) -> set[Level]:
    return {payer.level for payer in payers_in(text, clause.start, clause.end)}


def money_between(figures: Sequence[Figure], start: int, end: int) -> Iterator[Figure]:
    """Give the amounts of money in ``[start, end)`` that are no standard for one of something."""
    for figure in marks_between(figures, start, end):
        ranged = figure.low_end or figure.high_end
        if figure.is_money and figure.per in _WHOLE_YEAR and not ranged:
            yield figure


def _statement(text: str, figure: Figure, clause: Span, parts: list[Span]) -> Statement:
    before = text[clause.start : figure.start]
    return Statement(
        figure=figure,
        clause=clause,
        cue=_cue(text, before, figure.end),
        overall=_OVERALL.search(before) is not None,
        part=_is_inside(parts, figure.start),
        aside=bool(_ASIDE.search(before) or _CHANGED.search(before)),
    )


def _cue(text: str, before: str, end: int) -> Cue:
    if _GIVEN_BEFORE.search(before) or _GIVEN_AFTER.match(text, end):
        return Cue.GIVEN
    if _TOTAL_BEFORE.search(before):
        return Cue.TOTAL
    return Cue.RESULT if _RESULT_BEFORE.search(before) else Cue.NONE


def _clause(stops: list[int], figure: Figure, start: int, end: int) -> Span:
    before = bisect_right(stops, figure.start - 1)
    after = bisect_left(stops, figure.end)
    return Span(
        stops[before - 1] + 1 if before else start, stops[after] if after < len(stops) else end
    )


def _part_ranges(text: str, money: Sequence[Figure], start: int, end: int) -> list[Span]:
    """Find what 其中 governs: to the end of the sentence, or of the bracket it opens.

    Where it parts something other than money, it ends with the segment. The ranges stand apart.
    """
    ranges: list[Span] = []
    for match in _PARTS.finditer(text, start, end):
        if ranges and match.start() < ranges[-1].end:
            continue
        in_bracket = match.group().strip()[0] in "（("
        segment = _next_stop(_SEGMENT_END, text, match.end(), end)
        if in_bracket:
            stop = _next_stop(_CLOSING, text, match.end(), end)
        elif marks_between(money, match.end(), segment):
            stop = _next_stop(_SENTENCE_END, text, match.end(), end)
        else:
            stop = segment
        ranges.append(Span(match.start(), stop))
    return ranges


def _is_inside(ranges: Sequence[Span], place: int) -> bool:
    before = bisect_left(ranges, (place + 1,)) - 1
    return before >= 0 and place < ranges[before].end


def _next_stop(stops: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = stops.search(text, start, end)
    return match.start() if match else end


def _is_factor(text: str, figure: Figure) -> bool:
    if _FACTOR_AFTER.match(text, figure.end):
        return True
    return _FACTOR_BEFORE.search(text, max(0, figure.start - 6), figure.start) is not None
