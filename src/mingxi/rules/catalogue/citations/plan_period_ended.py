"""作为依据的规划在项目年度之前已经到期。

为什么：到期的规划、方案不能说明今年为什么还要安排，往往是照抄往年的依据。

依据：立项依据应当在项目年度有效；规划名称中的期间就是它的有效期间。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.policy_basis import named_period
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


@rule("CI116", "plan-period-ended", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every cited plan whose last year lies before the budget year."""
    for cited in reading.citations:
        period = named_period(cited.title or "")
        year = year_at(reading, cited.start)
        if period is not None and year is not None and period[1] < year:
            message = say(
                "《{title}》到{last}年为止，早于项目年度{year}年。请改用仍然有效的依据。",
                title=cited.title or "",
                last=period[1],
                year=year,
            )
            yield Finding(cited.title_span or cited.span, message)
