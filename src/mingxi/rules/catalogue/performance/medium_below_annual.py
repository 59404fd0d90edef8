"""数量指标的中期值小于年度值。

为什么：中期是几年的累计，至少要包括当年；比当年还少，两栏有一栏填错了。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件目标表中期目标和年度目标并列；累计的数量中期不小于年度，率可以相等。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	中期指标值	年度指标值
产出指标	数量指标	清淤渠道长度	10公里	12公里
产出指标	质量指标	渠道完好率	≥95%	≥95%
产出指标	时效指标	清淤完成时间	2027年4月底前	2025年4月底前
效益指标	社会效益指标	受益农户	≥600户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	中期指标值	年度指标值
产出指标	数量指标	清淤渠道长度	36公里	12公里
产出指标	质量指标	渠道完好率	≥95%	≥95%
产出指标	时效指标	清淤完成时间	2027年4月底前	2025年4月底前
效益指标	社会效益指标	受益农户	≥600户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	≥90%
"""

# Neither a rate nor a standard adds up over the years.
RATE = pattern_of(r"[%％‰/／每]")


@rule("PF112", "medium-below-annual", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every quantity that is less in the medium term than in its year."""
    for table in target_tables(reading):
        for medium, year in table.beside_each_other:
            if medium.second == "数量指标" and _is_below(medium, year):
                message = say(
                    "“{name}”中期是{medium}，年度是{year}。中期累计应当不小于年度，请核对。",
                    name=medium.name,
                    medium=medium.written,
                    year=year.written,
                )
                yield Finding(medium.span, message)


def _is_below(medium: Target, year: Target) -> bool:
    """Tell whether an amount that adds up over the years is less than one year's."""
    if medium.number is None or year.number is None or RATE.search(year.indicator.unit):
        return False
    bounded = {medium.indicator.operator, year.indicator.operator} & {"<", "≤"}
    return not bounded and medium.number < year.number
