"""各项金额之和小于安排给项目的总额。

为什么：多出来的钱没有用途，年底不是结余，就是挪作他用。

依据：预算法实施条例第六十条（不得擅自改变支出用途）；分项合计应当等于总额。
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
1.清漂。购买清漂服务，需经费8.2万元。
2.清淤。租用机械清淤，需经费3.1万元。
六、资金安排情况
县级财政安排12.5万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂。购买清漂服务，需经费8.2万元。
2.清淤。租用机械清淤，需经费4.3万元。
六、资金安排情况
县级财政安排12.5万元。
七、项目实施计划
2024年6月底前支付。
"""

ITEMS_MIN = 2


@rule("BU102", "parts-differ-from-arranged", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every arrangement above what its items, all with amounts, cost."""
    for project in reading.projects:
        span = project.arranged_span
        if project.arranged is None or span is None or len(project.items) < ITEMS_MIN:
            continue
        needed = _needed(reading, project)
        tolerance = rounding(reading, span) * (len(project.items) + 1)
        if needed is None or needed >= project.arranged - tolerance:
            continue
        if contradicted(reading, span) or proven(reading, project):
            continue
        if not tells_of_gap(reading, project):
            message = say(
                "安排{arranged}，各项合计只有{needed}，{rest}没有用途。请补写用途或者核对各项金额。",
                arranged=Money(project.arranged).legible(),
                needed=Money(needed).legible(),
                rest=Money(project.arranged - needed).legible(),
            )
            yield Finding(span, message)


def _needed(reading: Reading, project: ProjectText) -> int | None:
    """Give the sum of the items in fen, or None where one of them states no amount."""
    costs = costs_of(reading, project)
    stated = [cost for cost in costs if cost is not None]
    return sum(stated) if len(stated) == len(costs) else None
