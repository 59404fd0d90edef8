"""同一张表混用了两套指标框架。

为什么：成本指标既作一级又挂在产出下，权重就没法分配，汇总时也会重复。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）把成本列在产出之下；《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）把成本列为一级。一张表只能按其中一套。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
成本指标	经济成本指标	项目总成本	≤36万元
产出指标	成本指标	每公里管护费	≤3万元
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
成本指标	经济成本指标	项目总成本	≤36万元
成本指标	经济成本指标	每公里管护费	≤3万元
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

OUTPUT, COST = "产出指标", "成本指标"


@rule("PF102", "indicator-trees-mixed", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report the first cost under output of every table that has cost as a first level too."""
    for table in target_tables(reading):
        of_its_own = any(target.first == COST for target in table.targets)
        for target in table.targets:
            is_cost = target.second is not None and target.second.endswith(COST)
            if target.first == OUTPUT and is_cost and (of_its_own or target.second != COST):
                message = say(
                    "“{second}”列在“{first}”之下，用的却是成本作一级指标的框架。请统一为一套框架。",
                    second=target.indicator.level2,
                    first=target.indicator.level1,
                )
                yield Finding(target.span, message)
                break
