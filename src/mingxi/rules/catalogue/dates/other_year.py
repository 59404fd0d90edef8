"""说的是今年的工作，写的是往年的年份。

为什么：年份是照抄往年文本最常留下的痕迹，审核的人会怀疑其余内容也没有更新。

依据：预算法第十八条（预算年度）；项目文本的任务应当是本预算年度的任务。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import key_at, year_at
from mingxi.prose.marks import DateKind, DateMark
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
加强考核，确保2023年度保洁任务如期完成。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
加强考核，确保2024年度保洁任务如期完成。
"""

AHEAD = pattern_of(
    r"(?:确保|保证|保障|抓好|做好|推进|推动|落实|力争)(?:完成|落实|好)?[^，。；、]{0,6}$"
)
TASK = pattern_of(r"年?度?[^，。；《》]{0,24}?(?:任务|工作|目标|计划|项目)")
PAST = pattern_of(r"已|基础上|总结|遗留|未完成")
SECTIONS = frozenset({SectionKey.BASIS, SectionKey.CONTENT, SectionKey.PLAN, SectionKey.OUTCOME})
REACH = 14


@rule("DA104", "other-year", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report an earlier year where the words look ahead to this year's work."""
    for mark in reading.dates:
        if mark.kind is not DateKind.YEAR or mark.last is None or mark.deadline:
            continue
        year = year_at(reading, mark.start)
        if year is not None and int(mark.last[:4]) < year and _looks_ahead(reading, mark):
            message = say(
                "这里说的是今后的工作，“{written}”却早于项目年度{year}年。请核对年份。",
                written=mark.text,
                year=year,
            )
            yield Finding(mark.span, message)


def _looks_ahead(reading: Reading, mark: DateMark) -> bool:
    """Tell whether the words before the year promise the work that the words after it name."""
    if reading.projects and key_at(reading, mark.start) not in SECTIONS:
        return False
    before = reading.text[max(0, mark.start - REACH) : mark.start]
    task = TASK.match(reading.text, mark.end)
    if task is None or not AHEAD.search(before):
        return False
    return not PAST.search(before) and not PAST.search(task[0])
