"""The headings of a project text: the canonical nine, their variants and their numbering."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from mingxi.documents.document import Table
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import SectionKey
from mingxi.prose.marks import HeadingStyle
from mingxi.quantities import chinese_to_int


class Wording(IntEnum):
    """How surely a wording heads a section of a project text; a larger value is surer.

    ``LOOSE`` words (主要内容) head paragraphs of any text, ``NAMED`` ones speak of the project
    (项目概况), ``CANONICAL`` ones are the nine of the template.
    """

    LOOSE = 0
    NAMED = 1
    CANONICAL = 2


class Heading(NamedTuple):
    """A line that begins with the words of a section heading.

    ``start`` is where its number or its first word stands, ``title`` the heading without what
    follows it on the line, ``body`` where the section's text begins; ``ordinal`` is None without
    a number.
    """

    key: SectionKey
    wording: Wording
    start: int
    body: int
    title: str
    style: HeadingStyle
    ordinal: int | None


CANONICAL_TITLES: dict[SectionKey, str] = {
    SectionKey.NAME: "项目名称",
    SectionKey.BASIS: "立项依据",
    SectionKey.UNIT: "项目实施单位",
    SectionKey.OVERVIEW: "项目基本概况",
    SectionKey.CONTENT: "项目实施内容",
    SectionKey.FUNDING: "资金安排情况",
    SectionKey.PLAN: "项目实施计划",
    SectionKey.OUTCOME: "项目实施成效",
    SectionKey.TARGETS: "项目绩效目标表",
}

_VARIANTS: dict[SectionKey, str] = {
    SectionKey.NAME: "项目名称 项目的名称",
    SectionKey.BASIS: (
        "立项依据 项目立项依据 项目依据 项目政策依据 项目设立依据 立项依据及必要性 "
        "立项背景及依据 立项政策依据 政策依据 设立依据 文件依据"
    ),
    SectionKey.UNIT: (
        "项目实施单位 项目单位 项目承担单位 项目执行单位 项目申报单位 项目建设单位 "
        "项目实施主体 实施单位 承担单位 执行单位 申报单位 实施主体"
    ),
    SectionKey.OVERVIEW: (
        "项目基本概况 项目概况 项目基本情况 项目简介 项目情况 基本概况 基本情况 概况"
    ),
    SectionKey.CONTENT: (
        "项目实施内容 项目内容 项目主要内容 项目建设内容 项目主要实施内容 项目工作内容 "
        "项目实施的内容 实施内容 主要内容 建设内容 主要实施内容 建设规模及内容 "
        "建设内容及规模 工作内容"
    ),
    SectionKey.FUNDING: (
        "资金安排情况 项目资金安排 项目资金来源 项目资金来源及安排 项目资金情况 "
        "项目经费安排 项目资金预算 项目预算安排 项目资金安排及来源 项目资金筹措 资金安排 "
        "资金来源及安排 资金安排及来源 资金来源和安排 资金情况 资金来源 资金预算 "
        "资金预算安排 年度预算安排 预算安排 经费安排 经费来源及安排 资金筹措 资金概算"
    ),
    SectionKey.PLAN: (
        "项目实施计划 项目计划 项目进度计划 项目实施进度 项目实施进度计划 项目资金使用计划 "
        "项目进度安排 实施计划 实施进度计划 实施进度 资金使用计划 资金支付计划 资金支出计划 "
        "用款计划 进度计划 进度安排 实施进度安排 工作计划"
    ),
    SectionKey.OUTCOME: (
        "项目实施成效 项目成效 项目效益 项目预期成效 项目预期效益 项目实施效果 项目预期效果 "
        "项目实施效益 项目预期目标 预期成效 预期效益 预期效果 实施成效 实施效果 实施效益 "
        "预期目标 效益分析"
    ),
    SectionKey.TARGETS: (
        "项目绩效目标表 项目绩效目标 项目绩效目标申报表 项目支出绩效目标表 "
        "项目支出绩效目标申报表 项目支出绩效目标 项目绩效指标 绩效目标 绩效目标表 "
        "绩效目标申报表 绩效指标 年度绩效目标"
    ),
}

_NUMERALS = "一二三四五六七八九十"
# The wide blanks and the narrow ones as ``_plain`` writes them; only a wide one ends a heading.
_WIDE, _NARROW = " ", "\u200b"
_BLANK = rf"[{_WIDE}{_NARROW}\t]"
_GAP = rf"[{_WIDE}{_NARROW}]*"
_BULLET = "[■□●○◆◇▲▪▶►★※•]"
_NUMBER = rf"""
    第(?P<ordinal>[{_NUMERALS}]{{1,3}})(?:部分|章|节|项)?[、，,：:.．]?
  | [（(]{_GAP}(?:(?P<han_bracket>[{_NUMERALS}]{{1,3}})|(?P<bracket>\d{{1,2}})){_GAP}[)）][、.．]?
  | (?P<han>[{_NUMERALS}]{{1,3}})(?:{_GAP}[、.．，,：:]|(?={_BLANK}))
  | (?P<arabic>\d{{1,2}})(?:{_GAP}[、.．，,)）]|(?={_BLANK}))
  | (?P<circled>[\u2460-\u2473])[、.．]?
"""


def _wordings() -> dict[str, tuple[SectionKey, Wording]]:
    known: dict[str, tuple[SectionKey, Wording]] = {}
    for key, words in _VARIANTS.items():
        for word in words.split():
            wording = Wording.NAMED if word.startswith("项目") else Wording.LOOSE
            known[word] = (key, wording)
        known[CANONICAL_TITLES[key]] = (key, Wording.CANONICAL)
    return known


_WORDINGS = _wordings()


def _any_of(words: Iterable[str]) -> str:
    """Match the longest of some words, blanks or none between their characters (项目 名称).

    What words begin with alike is written once: each blank makes the pattern dearer to compile.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(first + _going_on(others) for first, others in rests.items())


def _going_on(rests: Sequence[str]) -> str:
    """Match the longest of the ways in which some words go on; one of them may end here."""
    longer = [rest for rest in rests if rest]
    if not longer:
        return ""
    return f"(?:{_GAP}(?:{_any_of(longer)})){'?' if '' in rests else ''}"


_WORDS = _any_of(_WORDINGS)
# 情况 and 说明 may follow any heading word; a tab after it would make it the cell of a table row.
# Opened with the end of the line above, which the engine looks for fast.
_HEADING = pattern_of(
    rf"""\n{_GAP}(?:\[bookmark:[^\]\n]*\]{_GAP})?
    (?P<whole>
      (?:(?P<number>{_NUMBER}){_BLANK}*)?
      (?:{_BULLET}{_GAP})?(?P<lenticular>【{_GAP})?
      (?P<word>{_WORDS})(?:{_GAP}(?:情{_GAP}况|说{_GAP}明|简{_GAP}介))?
      (?:{_GAP}[（(]{_GAP}20\d\d{_GAP}(?:年度?)?{_GAP}[)）])?
      (?:{_GAP}】)?
    )
    (?:{_GAP}[：:。．]|(?={_GAP}(?:\n|\Z))|(?=[{_WIDE}])|(?<=】))
    """,
    re.VERBOSE,
)
_BLANKS = pattern_of(f"{_BLANK}+")
_BLANKS_AND_BREAKS = pattern_of(rf"(?:{_BLANK}|[\n\r])*")

_STYLES = {
    "ordinal": HeadingStyle.ORDINAL,
    "han": HeadingStyle.HAN,
    "han_bracket": HeadingStyle.HAN_BRACKET,
    "arabic": HeadingStyle.ARABIC,
    "bracket": HeadingStyle.ARABIC_BRACKET,
    "circled": HeadingStyle.CIRCLED,
}


def _style_and_ordinal(match: re.Match[str]) -> tuple[HeadingStyle, int | None]:
    for group, style in _STYLES.items():
        written = match[group]
        if written:
            if group == "circled":
                return style, ord(written) - 0x245F
            return style, int(written) if written.isdecimal() else chinese_to_int(written)
    return (HeadingStyle.LENTICULAR if match["lenticular"] else HeadingStyle.PLAIN), None


def headings_in(text: str, tables: Sequence[Table]) -> Iterable[Heading]:
    """Find the lines of a text that read like a section heading, in text order.

    Lines inside ``tables`` (sorted by place) are none: the target table has a cell 项目名称 too.
    """
    starts = [table.start for table in tables]
    below = f"\n{_plain(text)}"
    for match in _HEADING.finditer(below):
        start = match.start("whole") - 1
        before = bisect_right(starts, start) - 1
        if before >= 0 and start < tables[before].end:
            continue
        key, wording = _WORDINGS[_BLANKS.sub("", match["word"])]
        style, ordinal = _style_and_ordinal(match)
        blanks = _BLANKS_AND_BREAKS.match(below, match.end())
        body = (blanks or match).end() - 1
        title = text[start : match.end("whole") - 1]
        yield Heading(key, wording, start, body, title, style, ordinal)


def _plain(text: str) -> str:
    """Write the many blanks of a text as two: each kind makes the pattern dearer to compile."""
    for blank in "\u00a0\u3000":
        text = text.replace(blank, _WIDE)
    for blank in "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a":
        text = text.replace(blank, _NARROW)
    return text
