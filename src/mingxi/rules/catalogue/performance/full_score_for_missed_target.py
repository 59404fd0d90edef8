"""没有达到指标值，却得了满分。

为什么：没有完成也得满分，自评就分不出做到和没有做到。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：定量指标未达到指标值的，按照完成值与指标值的比例计分。
"""

from collections.abc import Iterator
from decimal import Decimal

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.projects.score_tables import ScoreRow
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """灌溉渠道管护经费绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	管护渠道长度	≥12公里	12公里	50	50
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	88%	10	10
"""
GOOD = """灌溉渠道管护经费绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	管护渠道长度	≥12公里	12公里	50	50
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	88%	10	9.78
"""

# A result this near its target scores full points when they are rounded.
NEAR = Decimal("0.995")


@rule("PF131", "full-score-for-missed-target", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every indicator with full points whose result fell short of its target."""
    for table in reading.score_tables:
        for row in table.rows:
            if row.score == row.weight > 0 and _is_missed(row):
                message = say(
                    "“{name}”没有达到指标值，得分仍是满分{score}分。请按完成情况计分。",
                    name=row.name,
                    score=str(row.score),
                )
                yield Finding(row.span, message)


def _is_missed(row: ScoreRow) -> bool:
    """Tell whether a result in the target's own unit is below it, or above a limit."""
    if row.target is None or row.actual is None or row.target.unit != row.actual.unit:
        return False
    assert row.target.value is not None
    assert row.actual.value is not None
    target, actual = Decimal(row.target.value), Decimal(row.actual.value)
    if row.target.operator in ("≤", "<"):
        return actual * NEAR > target
    return row.target.operator in ("≥", ">", "=") and actual < target * NEAR
