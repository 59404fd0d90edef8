"""指标没有填指标值。

为什么：没有目标值的指标年底无从打分。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标应当细化、量化，有名称和指标值）；年度指标值必填，中期可以不填。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值	备注
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户		按台账考核
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


@rule("PF123", "target-empty", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every empty target of a year whose table fills in most of them."""
    for table in target_tables(reading):
        empty = [target for target in table.annual if not target.written]
        if 3 * len(empty) <= len(table.annual):
            for target in empty:
                if _has_its_cell(reading.text, target):
                    message = say("指标“{name}”没有填指标值。请补上。", name=target.name)
                    yield Finding(target.span, message)


def _has_its_cell(text: str, target: Target) -> bool:
    """Tell whether a tab follows, which parts cells; blanks may go on with a name cut off."""
    end = target.span.end
    return "\t" in text[end : end + 2]
