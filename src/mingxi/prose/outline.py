"""The numbers that open sections and items: 一、（一）1.（1）①, 一是, 第一，, 项目1., 【…】.

GB/T 9704-2012 (7.3.3) orders the levels 一、→（一）→ 1. →（1）; people mix them, and run lists on
within a paragraph. At the start of a line a number opens an item by its form alone. Within a line
many other things look alike (1.5万元, 7、8两月, 第（一）项), so there a number must stand behind a
stop and be part of a series that rises by one.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.prose.marks import HeadingStyle, OutlineMark
from mingxi.quantities.numerals import chinese_to_int

# Every pattern opens with a character or a set of them, which the engine looks for fast.
_HAN = "[一二三四五六七八九十][一二三四五六七八九十]{0,2}"
# 一、二季度 and 第一、第二产业 name several things of a kind.
_NO_KINDS = "(?!第?[一二三四五六七八九十]+[、季级期类产批次轮])"
# 1.5万元 and 1、2号楼 open no item, 1.2024年… does. 3.18个村 may be item three or a decimal.
_NO_DECIMAL = r"(?:(?!\d)|(?=(?:19|20)\d\d年))"
_COUNT = r"(?=\d{1,4}(?![\d.,，]|\s?(?:[万亿千百]?元|[万亿%％‰倍吨亩米]|平方|公里)))"
_SIGNS = "①-⑳㉑-㉟㊱-㊿⑴-⒇⒈-⒛"

_HAN_NUMBER = pattern_of(f"(?P<number>{_HAN})(?P<sign>[、．.]{_NO_KINDS}|[）)]|是)")
_ARABIC_NUMBER = pattern_of(
    rf"(?P<number>\d\d?)(?:[.．、](?:{_NO_DECIMAL}|(?P<doubtful>{_COUNT}))|(?P<half>[）)]))"
)
_IN_BRACKETS = pattern_of(rf"[（(](?:(?P<han>{_HAN})|(?P<arabic>\d\d?))[）)]")
_ONE_SIGN = pattern_of(f"[{_SIGNS}]")
_ORDINAL = pattern_of(f"第(?P<number>{_HAN})[，,、：:]{_NO_KINDS}")
_CHAPTER = pattern_of(
    rf"项目[ \u3000]?(?P<open>[（(])?(?P<number>{_HAN}|\d\d?)"
    r"(?(open)[）)]|(?:[.．、：:](?!\d)|(?=\s|\Z)))"
)
_LENTICULAR = pattern_of(r"【[^【】\d\n][^【】\n]{0,30}】(?!【)")

_BLANKS = " \t\u3000\xa0"
_STOPS = frozenset('。；;：:，,、！？!?”’"）)】》')
_FULL_STOPS = frozenset("。；;：:！？!?")
# A sign behind one of these, or beside another sign, refers to an item.
_REFERRING = frozenset("图表注式见第如同至到和及与—–-~～+＋－×÷=＝")
_NEXT_REFERS = pattern_of(f"[—–~～至到和及与、+＋－×÷=＝-]?[{_SIGNS}]")
_HALF_WIDTH = dict(zip("．）：，", ".):,", strict=True))
# How far apart, in characters, two neighbours of a series may stand.
_REACH = 3000


class _Candidate(NamedTuple):
    """A number that may open an item; ``series`` is what the numbers of one list have in common.

    ``certain`` is true where its form is enough, ``starts`` where it may be the first of a series.
    """

    mark: OutlineMark
    series: str
    certain: bool
    starts: bool = True


class _Setting(NamedTuple):
    """Where a number stands: at the start of its line, behind a stop, a full stop or a blank."""

    leads: bool
    after_stop: bool
    after_full_stop: bool


def outline_in(text: str) -> tuple[OutlineMark, ...]:
    """Find the numbers that open sections and items, in order and without overlap.

    【…】 has no number; its ordinal is 0.
    """
    marks: list[OutlineMark] = []
    last: dict[str, OutlineMark] = {}
    waiting: dict[str, OutlineMark] = {}
    for mark, series, certain, starts in sorted(_candidates(text)):
        goes_on = _follows(mark, last.get(series))
        goes_on_from_first = not goes_on and _follows(mark, waiting.get(series))
        if certain or goes_on or goes_on_from_first:
            if goes_on_from_first:
                marks.append(waiting[series])
            marks.append(mark)
            last[series] = mark
            waiting.pop(series, None)
        elif starts and mark.ordinal == 1:
            waiting[series] = mark
    return tuple(_apart(marks))


def _follows(mark: OutlineMark, before: OutlineMark | None) -> bool:
    if before is None or mark.start - before.end > _REACH:
        return False
    return mark.ordinal == before.ordinal + 1


def _apart(marks: list[OutlineMark]) -> Iterator[OutlineMark]:
    """Give the marks in order, of two that overlap the first."""
    end = 0
    for mark in sorted(marks):
        if mark.start >= end:
            end = mark.end
            yield mark


def _candidates(text: str) -> Iterator[_Candidate]:
    yield from _chapters(text)
    yield from _han_numbers(text)
    yield from _arabic_numbers(text)
    yield from _numbers_in_brackets(text)
    yield from _signs(text)


def _chapters(text: str) -> Iterator[_Candidate]:
    """Read 项目1. and 【标题】, which open a line or nothing."""
    for match in _CHAPTER.finditer(text):
        if (setting := _setting(text, match)).leads:
            style, ordinal = HeadingStyle.CHAPTER, _value(match["number"])
            yield _candidate(match, style, ordinal, setting, certain=True)
    for match in _LENTICULAR.finditer(text):
        if (setting := _setting(text, match)).leads:
            yield _candidate(match, HeadingStyle.LENTICULAR, 0, setting, certain=True)


def _han_numbers(text: str) -> Iterator[_Candidate]:
    """Read 一、 一） 一是 and 第一，."""
    for match in _HAN_NUMBER.finditer(text):
        setting, ordinal = _setting(text, match), _value(match["number"])
        if match["sign"] == "是" and setting.after_stop:
            yield _candidate(match, HeadingStyle.ONE_IS, ordinal, setting, certain=True)
        elif match["sign"] in "）)" and setting.after_stop:
            yield _candidate(match, HeadingStyle.HAN_BRACKET, ordinal, setting, certain=False)
        elif match["sign"] != "是" and setting.after_full_stop:
            yield _candidate(match, HeadingStyle.HAN, ordinal, setting, certain=setting.leads)
    for match in _ORDINAL.finditer(text):
        if (setting := _setting(text, match)).after_stop:
            ordinal = _value(match["number"])
            yield _candidate(match, HeadingStyle.ORDINAL, ordinal, setting, certain=True)


def _arabic_numbers(text: str) -> Iterator[_Candidate]:
    """Read 1. 1． 1、 and 1）."""
    for match in _ARABIC_NUMBER.finditer(text):
        setting = _setting(text, match)
        if match["half"]:
            if setting.after_stop:
                style, ordinal = HeadingStyle.ARABIC_BRACKET, _value(match["number"])
                yield _candidate(match, style, ordinal, setting, certain=False)
            continue
        doubtful = match["doubtful"] is not None
        if setting.leads if doubtful else setting.after_stop:
            certain = setting.leads and not doubtful
            item = _candidate(
                match, HeadingStyle.ARABIC, _value(match["number"]), setting, certain=certain
            )
            yield item._replace(starts=not doubtful)


def _numbers_in_brackets(text: str) -> Iterator[_Candidate]:
    """Read （一） and （1）."""
    for match in _IN_BRACKETS.finditer(text):
        setting = _setting(text, match)
        if not setting.after_stop:
            continue
        if match["han"]:
            style, ordinal = HeadingStyle.HAN_BRACKET, _value(match["han"])
            yield _candidate(match, style, ordinal, setting, certain=setting.leads)
        else:
            # A cell may hold nothing but (5).
            certain = setting.leads and text[match.end() : match.end() + 1] not in ("", "\n", "\t")
            style, ordinal = HeadingStyle.ARABIC_BRACKET, _value(match["arabic"])
            yield _candidate(match, style, ordinal, setting, certain=certain)


def _signs(text: str) -> Iterator[_Candidate]:
    """Read ① ⑴ and ⒈, which open an item wherever they do not refer to one."""
    for match in _ONE_SIGN.finditer(text):
        before = text[match.start() - 1 : match.start()]
        refers = before in _REFERRING or _ONE_SIGN.match(before)
        if not refers and not _NEXT_REFERS.match(text, match.end()):
            style, ordinal = _style_and_value(match[0])
            yield _candidate(match, style, ordinal, _setting(text, match), certain=True)


def _style_and_value(sign: str) -> tuple[HeadingStyle, int]:
    value = int(unicodedata.numeric(sign))
    if "⑴" <= sign <= "⒇":
        return HeadingStyle.ARABIC_BRACKET, value
    return (HeadingStyle.ARABIC if "⒈" <= sign <= "⒛" else HeadingStyle.CIRCLED), value


def _setting(text: str, match: re.Match[str]) -> _Setting:
    start = match.start()
    while start and text[start - 1] in _BLANKS:
        start -= 1
    before = text[start - 1 : start]
    leads = before in ("", "\n")
    free = leads or start < match.start()
    return _Setting(leads, free or before in _STOPS, free or before in _FULL_STOPS)


def _candidate(
    match: re.Match[str], style: HeadingStyle, ordinal: int, setting: _Setting, *, certain: bool
) -> _Candidate:
    mark = OutlineMark(
        match.start(), match.end(), match[0], style, ordinal, inline=not setting.leads
    )
    punctuation = match[0][-1]
    return _Candidate(mark, style + _HALF_WIDTH.get(punctuation, punctuation), certain)


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else chinese_to_int(written) or 0
