"""绩效目标表没有效益指标。

为什么：只写做了什么，不写带来了什么，花钱的效果就无从考核。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标包括产出指标、效益指标和满意度指标）；《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）。
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
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

BENEFITS = frozenset({"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"})


@rule("PF103", "benefit-missing", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every table without any benefit, wherever it would be filed."""
    for table in target_tables(reading):
        levels = {target.second for target in table.targets}
        if table.is_understood and not levels & BENEFITS:
            message = say(
                "绩效目标表没有效益指标（经济、社会、生态效益或者可持续影响）。请至少补一项。"
            )
            yield Finding(table.place, message)
