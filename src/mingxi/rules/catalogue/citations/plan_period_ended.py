"""作为依据的规划在项目年度之前已经到期。

为什么：到期的规划、方案不能说明今年为什么还要安排，往往是照抄往年的依据。

依据：立项依据应当在项目年度有效；规划名称中的期间就是它的有效期间。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import year_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县2024年项目文本
一、项目名称
2024年河道保洁经费
二、立项依据
《柳坝县水环境治理规划（2018—2022年）》。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """柳坝县2024年项目文本
一、项目名称
2024年河道保洁经费
二、立项依据
《柳坝县水环境治理规划（2021—2025年）》。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""

PERIOD = re.compile(
    r"(?P<first>(?:19|20)\d{2})年?\s*[-－—–─~～至到]{1,2}\s*(?P<last>(?:19|20)\d{2})年?"
)
FIVE_YEAR_PLAN = re.compile(r"(?P<plan>十[一二三四五]五)(?=.{0,20}规划)")
LAST_YEARS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}


@rule("CI116", "plan-period-ended", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every cited plan whose last year lies before the budget year."""
    for cited in reading.citations:
        last = _last_year(cited.title or "")
        year = year_at(reading, cited.start)
        if last is not None and year is not None and last < year:
            message = say(
                "《{title}》到{last}年为止，早于项目年度{year}年。请改用仍然有效的依据。",
                title=cited.title or "",
                last=last,
                year=year,
            )
            yield Finding(cited.title_span or cited.span, message)


def _last_year(title: str) -> int | None:
    """Give the last year of the period that a title names."""
    period = PERIOD.search(title)
    if period is not None:
        return int(period["last"])
    plan = FIVE_YEAR_PLAN.search(title)
    return LAST_YEARS[plan["plan"]] if plan else None
