"""大部分金额没有测算过程。

为什么：只有总数、没有数量和标准的钱，审核的人无法判断多了还是少了。

依据：预算法第三十二条（按照支出标准和要求编制预算草案）；资金测算应当写明数量、单价、频次。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.projects.reading import Reading
from mingxi.quantities.money import Money
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12.96万元，主要用于河道保洁各项支出。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
清漂员6人，每人每月1,800元，全年共需12.96万元，由县级财政安排12.96万元。
七、项目实施计划
2024年6月底前支付。
"""

# Below half, what the text leaves open is more than what it accounts for.
EXPLAINED_PERCENT_MIN = 50
PERCENT = 100


@rule("BU105", "lump-sum", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every project of whose money calculations explain less than half."""
    for project, money in zip(reading.projects, reading.explained, strict=True):
        if money is None or project.arranged_span is None:
            continue
        asked, explained = money
        if explained * PERCENT < asked * EXPLAINED_PERCENT_MIN:
            yield Finding(project.arranged_span, _message(asked, explained))


def _message(asked: int, explained: int) -> Message:
    """Say how much of the money asked for is explained; both in fen."""
    if explained == 0:
        return say(
            "安排{asked}，文中没有测算过程。请写明数量、标准和期数。", asked=Money(asked).legible()
        )
    return say(
        "安排{asked}，其中有测算过程的只有{explained}（{percent}%）。请写明数量、标准和期数。",
        asked=Money(asked).legible(),
        explained=Money(explained).legible(),
        percent=explained * PERCENT // asked,
    )
