"""文中留有别的县的单位。

为什么：照抄别处的文本，单位名称没有改，对象、标准和金额也可能还是别处的。

依据：公开前检查：名称、年度、日期正确；项目文本的单位应当是本地的单位。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.divisions import other_counties_in
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。青岘县水务局负责检查保洁质量。
八、项目实施成效
保洁率达到95%以上。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
清漂船2艘，每艘每年6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。组织保洁员到青岘县水务局交流学习一次。
八、项目实施成效
保洁率达到95%以上。
"""


@rule("TX120", "other-county", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every organ of another county that no citation and no partnership explains."""
    for other in other_counties_in(reading):
        message = say(
            "“{county}”不是本项目所在的地方。请核对这段文字是不是从别处抄来的。",
            county=other.county,
        )
        severity = Severity.INFO if other.is_city else Severity.WARNING
        yield Finding(other.span, message, severity=severity)
