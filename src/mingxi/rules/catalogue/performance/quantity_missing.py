"""绩效目标表没有数量指标。

为什么：没有数量，就不知道花这笔钱要做多少事，单位成本也算不出来。

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
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
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


@rule("PF104", "quantity-missing", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every table without a quantity."""
    for table in target_tables(reading):
        levels = {target.second for target in table.targets}
        if table.is_understood and "数量指标" not in levels:
            message = say("绩效目标表没有数量指标。请写明要完成的数量，与资金测算的数量一致。")
            yield Finding(table.place, message)
