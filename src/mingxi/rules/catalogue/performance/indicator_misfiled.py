"""三级指标归错了二级指标。

为什么：及时率算进质量、期数算进成本，各类指标的得分就失去意义。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件的指标框架；《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）（数量、质量、时效、成本各有所指）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import second_level_told
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, TargetTable, target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	补助发放及时率	100%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	补助发放准确率	100%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""

QUANTITY, TIME, SATISFACTION = "数量指标", "时效指标", "服务对象满意度指标"
DAYS_OPEN = pattern_of(r"(?:开放|服务|运行|开馆|开诊)(?:天数|时间|时长)$")
# How often something goes wrong, or well, is a matter of quality.
QUALITIES = pattern_of(
    r"事故|投诉|差错|错误|失误|故障|违规|违法|违纪|问题|隐患|返工|合格|达标|优秀|优良|评级|等级|延误|逾期|超期"
)
# A benefit may be told in any words: 受益人数, 培训合格率.
NEAR_EVERYTHING = frozenset({"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"})
OF_ANY_KIND = {
    "经济成本指标": ("成本指标", "质量指标"),
    "社会成本指标": ("成本指标", "数量指标", "质量指标", "时效指标"),
    "生态环境成本指标": ("成本指标", "数量指标", "质量指标", "时效指标"),
    "质量指标": ("服务对象满意度指标",),
}


@rule("PF108", "indicator-misfiled", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every indicator whose name plainly tells another second level.

    Satisfaction under a benefit weighs more where the table asks for it nowhere else.
    """
    for table in target_tables(reading):
        for target in table.once:
            told = _told(target)
            if told is not None:
                message = say(
                    "“{name}”列在“{second}”下，它说的是{told}。请归入“{told}”。",
                    name=target.name,
                    second=target.indicator.level2,
                    told=told,
                )
                yield Finding(target.span, message, severity=_severity(table, target, told))


def _severity(table: TargetTable, target: Target, told: str) -> Severity:
    asked = any(other.second == SATISFACTION for other in table.targets)
    is_grave = told == SATISFACTION and target.second in NEAR_EVERYTHING and not asked
    return Severity.WARNING if is_grave else Severity.INFO


def _told(target: Target) -> str | None:
    """Give the second level that the name tells against the one it is filed under, or None."""
    if target.second is None:
        return None
    told = second_level_told(target.name)
    if target.second in NEAR_EVERYTHING and told != SATISFACTION:
        return None
    if told == QUANTITY and QUALITIES.search(target.name):
        return None
    if told is None and DAYS_OPEN.search(target.name) and target.second == TIME:
        told = QUANTITY if target.indicator.operator in (">", "≥") else None
    if told is None or told == target.second or told in OF_ANY_KIND.get(target.second, ()):
        return None
    return told
