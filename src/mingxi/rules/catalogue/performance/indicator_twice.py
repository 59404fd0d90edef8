"""同一项指标写了两次。

为什么：同一件事考核两次，权重就被重复计算。

依据：《中央部门预算绩效目标管理办法》（财预〔2015〕88号）（绩效指标应当细化）；《项目支出绩效评价管理办法》（财预〔2020〕10号）各项指标分别计分。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule
from mingxi.rules.targets import Target, TargetTable, target_tables

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值
产出指标	数量指标	管护渠道长度	≥12公里
产出指标	质量指标	渠道完好率	≥95%
产出指标	时效指标	清淤完成时间	4月底前
效益指标	社会效益指标	受益农户	≥600户
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
效益指标	社会效益指标	受益村组	≥6个
满意度指标	服务对象满意度指标	受益农户满意度	≥90%
"""


@rule("PF122", "indicator-twice", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every indicator of a table that bears the name and the levels of an earlier one."""
    for table in target_tables(reading):
        for rows in _tables(table):
            known: set[tuple[str, str | None]] = set()
            for target in rows:
                if (target.name, target.second) in known:
                    message = say("指标“{name}”在表中已经写过。请删去一项。", name=target.name)
                    yield Finding(target.span, message)
                known.add((target.name, target.second))


def _tables(table: TargetTable) -> Iterator[list[Target]]:
    """Part the targets of a project that has several tables: a first level left comes again."""
    rows: list[Target] = []
    left: set[str | None] = set()
    for target in table.annual:
        if rows and target.first != rows[-1].first:
            left.add(rows[-1].first)
            if target.first in left:
                yield rows
                rows, left = [], set()
        rows.append(target)
    yield rows
