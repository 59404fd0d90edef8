"""成本指标没有写上限。

为什么：只写一个数，花少了算没完成，花多了算超额，成本控制就反了。

依据：《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）：成本指标写单位成本或者总额的上限（≤）；《项目支出绩效评价管理办法》（财预〔2020〕10号）成本按反向指标计分。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import targets_in

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	成本指标	项目总成本	36万元
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	成本指标	项目总成本	≤36万元
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

COSTS = ("成本指标", "经济成本指标")
MONEY = ("元", "万元", "亿元")
COST = pattern_of(r"成本|总额|总费用|预算|造价|总投入")


@rule("PF118", "cost-without-bound", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every cost in money that is written without an operator."""
    for target in targets_in(reading):
        bare = target.number is not None and target.indicator.operator == "="
        in_money = target.second in COSTS and target.indicator.unit in MONEY
        unsigned = "=" not in reading.text[slice(*target.span)].replace("＝", "=")
        if bare and unsigned and in_money and COST.search(target.name):
            message = say(
                "成本指标“{name}”的指标值“{value}”没有写上限。请写成“≤{value}”。",
                name=target.name,
                value=target.written,
            )
            yield Finding(target.span, message)
