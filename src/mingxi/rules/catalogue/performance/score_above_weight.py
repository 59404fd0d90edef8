"""指标得分超过了它的分值。

为什么：超过满分的得分抬高了总分和等级，结果应用就失去依据。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：各项指标在分值以内计分，完成值高于指标值的按分值计满分。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """灌溉渠道管护经费绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	管护渠道长度	≥12公里	14公里	50	52
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	92%	10	10
"""
GOOD = """灌溉渠道管护经费绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
产出指标	数量指标	管护渠道长度	≥12公里	14公里	50	50
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	92%	10	10
"""


@rule("PF128", "score-above-weight", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every indicator that scored more than it is worth."""
    for table in reading.score_tables:
        above = [row for row in table.rows if row.score > row.weight]
        # Where most are, every row was scored out of a hundred and weighed afterwards.
        for row in above if 2 * len(above) <= max(2, len(table.rows)) else ():
            message = say(
                "“{name}”的分值是{weight}分，得分{score}分超过了分值。请核对得分和总分。",
                name=row.name,
                weight=str(row.weight),
                score=str(row.score),
            )
            yield Finding(row.span, message)
