"""指标权重的合计不是90分或者100分。

为什么：权重合计不对，满分就不是满分，自评得分无法比较。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：预算执行率10分，各项绩效指标合计90分；编制时不设执行率的，合计90分或者100分。
"""

from collections.abc import Iterator
from decimal import Decimal

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import weight_schemes
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import target_tables, weight_of

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值	权重
产出指标	数量指标	管护渠道长度	≥12公里	20
产出指标	质量指标	渠道完好率	≥95%	15
产出指标	时效指标	清淤完成时间	4月底前	15
效益指标	社会效益指标	受益农户	≥600户	30
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	5
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值	权重
产出指标	数量指标	管护渠道长度	≥12公里	20
产出指标	质量指标	渠道完好率	≥95%	15
产出指标	时效指标	清淤完成时间	4月底前	15
效益指标	社会效益指标	受益农户	≥600户	30
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	10
"""


@rule("PF115", "weights-not-adding-up", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every table whose weights, each understood, add up to no lawful total."""
    for table in target_tables(reading):
        weights = [weight for target in table.annual if (weight := weight_of(target)) is not None]
        total = sum(weights, Decimal(0))
        if len(weights) == len(table.annual) and table.is_understood and not _is_lawful(total):
            message = say(
                "各项指标的权重合计是{total}分，应当是90分（执行率另占10分）或者100分。请核对。",
                total=f"{total.normalize():f}",
            )
            yield Finding(table.place, message)


def _is_lawful(total: Decimal) -> bool:
    """Tell whether points add up, with those of the budget's use left out or spread.

    A project may have several tables, each with its own total, and weights may be fractions of one.
    """
    schemes = weight_schemes()
    totals = {s.total for s in schemes} | {s.total + s.execution for s in schemes}
    return any(total % lawful == 0 or total * 100 == lawful for lawful in totals)
