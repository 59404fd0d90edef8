"""完成或者支付的期限晚于预算年度。

为什么：年度预算到十二月三十一日为止，次年付款要靠结转，须事先说明。

依据：预算法第十八条（预算年度自公历一月一日起，至十二月三十一日止）、第四十二条（结转、结余资金的使用）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.deadlines import Deadline, deadlines_in
from mingxi.projects.marks_between import marks_between
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at
from mingxi.prose.marks import DateKind
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
保洁费按季度考核后拨付，2025年3月底前全部付清。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
保洁费按季度考核后拨付，2024年12月底前全部付清。
"""

# Money withheld against defects falls due after the work by its nature.
RETENTION = pattern_of(r"质量?保证?金|质保|保修|尾款")


@rule("DA103", "deadline-after-budget-year", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every deadline after the budget year of a project that is not said to run on."""
    for deadline in deadlines_in(reading):
        if deadline.last_year <= deadline.year or _runs_on(reading, deadline):
            continue
        if not RETENTION.search(reading.text, *deadline.sentence):
            message = say(
                "“{written}”晚于项目年度{year}年。请改在年度内，或者说明跨年的理由和资金结转。",
                written=deadline.mark.text,
                year=deadline.year,
            )
            yield Finding(deadline.mark.span, message)


def _runs_on(reading: Reading, deadline: Deadline) -> bool:
    """Tell whether the project states a period of several years that holds the deadline."""
    project = project_at(reading, deadline.mark.start)
    first, last = (project.start, project.end) if project else (0, len(reading.text))
    end = deadline.mark.last or ""
    return any(
        mark.kind is DateKind.PERIOD and mark.last is not None and mark.last >= end
        for mark in marks_between(reading.dates, first, last)
    )
