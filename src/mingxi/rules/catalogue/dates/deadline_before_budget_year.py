"""完成或者支付的期限早于预算年度。

为什么：今年的钱不可能在去年付出；这样的期限多半是照抄了上年的文本。

依据：预算法第十八条（预算年度自公历一月一日起，至十二月三十一日止）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.deadlines import deadlines_in
from mingxi.projects.reading import Reading
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
河道清淤于2023年10月底前完成。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
河道清淤于2024年10月底前完成。
"""


@rule("DA102", "deadline-before-budget-year", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every deadline of work in a year before the budget year."""
    for deadline in deadlines_in(reading):
        if deadline.last_year < deadline.year:
            message = say(
                "“{written}”早于项目年度{year}年。请核对年份是否照抄了往年的文本。",
                written=deadline.mark.text,
                year=deadline.year,
            )
            yield Finding(deadline.mark.span, message)
