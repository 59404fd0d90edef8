"""一半以上的指标值是100%。

为什么：样样都是100%，要么目标定低了，要么谁也分不出好坏。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效目标应当经过调查研究和科学论证）；《项目支出绩效评价管理办法》（财预〔2020〕10号）完成值明显高于指标值的要说明原因。
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
产出指标	质量指标	渠道完好率	100%
产出指标	质量指标	巡查覆盖率	100%
产出指标	时效指标	经费拨付及时率	100%
效益指标	社会效益指标	灌溉保障率	100%
满意度指标	服务对象满意度指标	受益农户满意度	100%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	质量指标	巡查覆盖率	100%
产出指标	时效指标	经费拨付及时率	100%
效益指标	社会效益指标	灌溉保障率	≥90%
满意度指标	服务对象满意度指标	受益农户满意度	≥92%
"""

WHOLE = 100
PERCENTS = ("%", "％")
ROWS_MIN = 5


@rule("PF121", "rates-mostly-hundred", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every table of which more than half is to reach a hundred percent."""
    for table in target_tables(reading):
        full = [
            target
            for target in table.annual
            if target.number == WHOLE and target.indicator.unit in PERCENTS
        ]
        if len(table.annual) >= ROWS_MIN and 2 * len(full) > len(table.annual):
            message = say(
                "{count}项指标中有{full}项是100%。请核对目标是否过低，能量化的请写数量。",
                count=len(table.annual),
                full=len(full),
            )
            yield Finding(full[0].span, message)
