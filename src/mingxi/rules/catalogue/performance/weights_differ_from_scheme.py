"""一级指标的权重与本地规定不同。

为什么：权重各行其是，单位之间的得分就没有可比性。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）规定一般权重；各地可以调整，
以本地设置（[place.performance] weights）为准。
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.regulations import Locality
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import local_rule
from mingxi.rules.targets import TargetTable, target_tables, weight_of

BAD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值	权重
产出指标	数量指标	管护渠道长度	≥12公里	20
产出指标	质量指标	渠道完好率	≥95%	15
产出指标	时效指标	清淤完成时间	4月底前	15
效益指标	社会效益指标	受益农户	≥600户	30
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	10
"""
GOOD = """项目支出绩效目标申报表
项目名称	灌溉渠道管护	实施单位	柳坝县灌区管理所
一级指标	二级指标	三级指标	指标值	权重
产出指标	数量指标	管护渠道长度	≥12公里	20
产出指标	质量指标	渠道完好率	≥95%	10
产出指标	时效指标	清淤完成时间	4月底前	10
效益指标	社会效益指标	受益农户	≥600户	40
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	10
"""
SETTINGS = """[place.performance.weights]
"产出指标" = 40
"效益指标" = 40
"满意度指标" = 10
"""


@local_rule("PF116", "weights-differ-from-scheme", Severity.WARNING)
def check(reading: Reading, locality: Locality) -> Iterator[Finding]:
    """Report every first level whose weights add up to something else than the place has set."""
    wanted = locality.performance.weights
    if not wanted:
        return
    for table in target_tables(reading):
        for level, points in _points(table).items():
            if level in wanted and points != wanted[level]:
                message = say(
                    "“{level}”的权重合计是{points}分，本地规定是{wanted}分。请调整。",
                    level=level,
                    points=f"{points.normalize():f}",
                    wanted=str(wanted[level]),
                )
                first = next(target for target in table.annual if target.first == level)
                yield Finding(first.span, message)


def _points(table: TargetTable) -> dict[str, Decimal]:
    """Add up the weights of each first level; empty unless every row has one."""
    points: defaultdict[str, Decimal] = defaultdict(Decimal)
    for target in table.annual:
        weight = weight_of(target)
        if weight is None or target.first is None:
            return {}
        points[target.first] += weight
    return points
