"""定量指标值用了约数。

为什么：“约”“左右”和一段范围都没有唯一的判断标准，完成没有完成各说各的。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标应当细化、量化，便于衡量）；《项目支出绩效评价管理办法》（财预〔2020〕10号）按完成值与指标值之比计分，需要一个确定的数。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import is_approximate, is_range
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, targets_in

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	约600户
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

TIME = "时效指标"


@rule("PF109", "target-approximate", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every target in figures that leaves open where it is met."""
    for target in targets_in(reading):
        if target.second != TIME and _is_open(target):
            message = say(
                "“{name}”的指标值“{value}”是约数，没有唯一的判断标准。"
                "请写成一个确定的数，或者用“≥”“≤”写明界限。",
                name=target.name,
                value=target.written,
            )
            yield Finding(target.span, message)


def _is_open(target: Target) -> bool:
    cell = "".join(target.indicator.target.split())
    return is_approximate(cell) or is_range(cell)
