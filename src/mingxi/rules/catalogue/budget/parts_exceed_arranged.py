"""各项需要的资金超过了安排给项目的总额。

为什么：钱不够做文中列的事，要么有的事做不成，要么超预算支付。

依据：预算法第十三条（支出必须以经批准的预算为依据）；预算法实施条例第五十七条（不得超预算支付）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.arrangement import contradicted, costs_of, proven, rounding, tells_of_gap
from mingxi.projects.project_text import ProjectText
from mingxi.projects.reading import Reading
from mingxi.quantities.money import Money
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂。购买清漂服务，需经费8万元。
2.清淤。租用机械清淤，需经费7万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂。购买清漂服务，需经费8万元。
2.清淤。租用机械清淤，需经费4万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""


# An amount many times the whole is no cost of it but a stock, a loan or an output.
COST_TIMES_WHOLE_MAX = 3


@rule("BU101", "parts-exceed-arranged", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every arrangement below what the items with amounts cost."""
    for project in reading.projects:
        if project.arranged is None or project.arranged_span is None:
            continue
        costs = _costs(reading, project)
        tolerance = rounding(reading, project.arranged_span) * (len(costs) + 1)
        if sum(costs) <= project.arranged + tolerance:
            continue
        if contradicted(reading, project.arranged_span) or proven(reading, project):
            continue
        if not tells_of_gap(reading, project):
            message = say(
                "安排{arranged}，写明金额的{count}项共需{needed}，超出{excess}。"
                "请核对各项金额，或者说明不足部分的来源。",
                arranged=Money(project.arranged).legible(),
                count=len(costs),
                needed=Money(sum(costs)).legible(),
                excess=Money(sum(costs) - project.arranged).legible(),
            )
            yield Finding(project.arranged_span, message)


def _costs(reading: Reading, project: ProjectText) -> list[int]:
    """Give what the items cost for which the text states an amount, in fen."""
    assert project.arranged is not None
    most = COST_TIMES_WHOLE_MAX * project.arranged
    return [cost for cost in costs_of(reading, project) if cost is not None and cost <= most]
