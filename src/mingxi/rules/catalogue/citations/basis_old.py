"""依据的文件年代久远。

为什么：十五年以前的文件，标准和对象多半已经变了，也可能早已失效。

依据：引用文件的有效性检查：文件年份早于项目年度十五年以上的，应当核对是否仍然有效。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.policy_basis import bases, number_parts
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import year_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔1998〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2009〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""

YEARS_MAX = 15


@rule("CI120", "basis-old", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every document of a basis that is more than 15 years older than the budget year."""
    for _, basis in bases(reading):
        for cited in basis:
            parts = number_parts(cited.number) if cited.number else None
            year = year_at(reading, cited.start)
            if parts is not None and year is not None and year - parts.year > YEARS_MAX:
                message = say(
                    "{number}是{count}年以前的文件。请核对是否仍然有效，标准是否已经调整。",
                    number=cited.number or "",
                    count=year - parts.year,
                )
                yield Finding(cited.number_span or cited.span, message)
