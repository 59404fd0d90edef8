"""实施计划里没有任何时间。

为什么：没有时间的计划不能分解成用款计划，也无法按进度拨付。

依据：预算法实施条例第五十七条（按照预算、用款计划和项目进度拨付资金）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.marks_between import marks_between
from mingxi.projects.project_text import Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import first_line
from mingxi.prose.marks import DateKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
资金由县财政局拨付给承接单位。
八、项目实施成效
河道整洁。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
资金由县财政局按季度拨付给承接单位。
八、项目实施成效
河道整洁。
"""

# 每人每月40元 is a standard, not a rhythm of payment.
TIME = pattern_of(
    r"[\d一二三四五六七八九十]月|(?<![人户名个座村])每个?[年季月周]|[按逐分]个?[年季月周旬]|季度|季末|半年"
    r"|年[底末初中]|春节|节前|当[月日天]|日内|工作日|[\d一二三四五六七八九十]期"
)


@rule("DA107", "plan-without-date", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every plan that names neither a date nor a rhythm of payment."""
    for project in reading.projects:
        plan = project.section(SectionKey.PLAN)
        if plan is None or not reading.text[plan.body : plan.end].strip():
            continue
        if not _dated(reading, plan) and not TIME.search(reading.text, plan.body, plan.end):
            message = say("实施计划没有写明时间。请写明各项工作和支付的月份或者季度。")
            yield Finding(first_line(reading.text, plan), message)


def _dated(reading: Reading, plan: Section) -> bool:
    """Tell whether a date more precise than a year stands in a plan."""
    dates = marks_between(reading.dates, plan.body, plan.end)
    return any(mark.deadline or mark.kind is not DateKind.YEAR for mark in dates)
