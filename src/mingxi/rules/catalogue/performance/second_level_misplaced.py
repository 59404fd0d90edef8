"""二级指标挂在了不属于它的一级指标下。

为什么：年底按一级指标计分，挂错位置的指标在错误的一级下得分，应有的一级却成了空白。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）附件的指标框架；《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》（财预〔2021〕101号）。两棵指标树都可以用，二级指标在两棵树中都不属于所在一级的才报告。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import first_levels_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
产出指标	社会效益指标	受益农户	≥600户
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


@rule("PF101", "second-level-misplaced", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report each second level once under every first level where no tree has it."""
    for table in target_tables(reading):
        told: set[tuple[str, str]] = set()
        for target in table.targets:
            pair = (target.first or "", target.second or "")
            if _is_misplaced(target) and pair not in told:
                told.add(pair)
                message = say(
                    "二级指标“{second}”挂在一级指标“{first}”下，它属于“{proper}”。请移到“{proper}”下。",
                    second=target.indicator.level2,
                    first=target.indicator.level1,
                    proper="、".join(sorted(first_levels_of(pair[1]))),
                )
                at = target.indicator.level2_at or target.span
                yield Finding(Span(min(at.start, target.span.start), target.span.end), message)


def _is_misplaced(target: Target) -> bool:
    if target.first is None or target.second is None:
        return False
    if target.second == target.first:
        return False
    # 经济成本 under 产出 mixes the two trees, which is another remark.
    if target.first == "产出指标" and target.second.endswith("成本指标"):
        return False
    return target.first not in first_levels_of(target.second)
