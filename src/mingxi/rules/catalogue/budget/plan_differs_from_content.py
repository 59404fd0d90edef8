"""实施计划支付的金额与实施内容列的金额不同。

为什么：按计划付，内容里的事不是少付就是多付，用款计划也就错了。

依据：预算法实施条例第五十七条（按照预算、用款计划拨付资金）；支付计划应当与实施内容逐项一致。
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.arrangement import contradicted, cost_of
from mingxi.projects.project_text import Instalment, InstalmentKind, Item, ProjectText
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.quantities.money import Money
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂服务费。购买清漂服务，需经费8.3万元。
2.机械清淤费。租用机械清淤，需经费4万元。
六、资金安排情况
县级财政安排12.3万元。
七、项目实施计划
1.清漂服务费8.8万元于2024年6月底前支付。
2.机械清淤费4万元于2024年9月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂服务费。购买清漂服务，需经费8.3万元。
2.机械清淤费。租用机械清淤，需经费4万元。
六、资金安排情况
县级财政安排12.3万元。
七、项目实施计划
1.清漂服务费8.3万元于2024年6月底前支付。
2.机械清淤费4万元于2024年9月底前支付。
"""

PARTIAL = re.compile(r"首付|预付|预拨|先行|[%％]|部分|每|尾款|余款|剩余|其余|第[一二三]批|[首次]批")
NOT_OF_A_NAME = re.compile(r"[\s\d.．、：:。（）()①-⑳]|项目|经费|资金|费用")
NAME_LENGTH_MIN = 3


@rule("BU107", "plan-differs-from-content", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every item that the plan pays once, with another amount than it costs."""
    for project in reading.projects:
        planned = _planned(reading, project)
        for item in _all_items(project.items):
            cost, payments = cost_of(item), planned.get(_name(item.label), [])
            if cost is None or len(payments) != 1 or payments[0].amount in {None, cost}:
                continue
            if not contradicted(reading, payments[0].span):
                yield _finding(item, cost, payments[0])


def _planned(reading: Reading, project: ProjectText) -> dict[str, list[Instalment]]:
    """Give the single whole payments of a plan by what they pay."""
    planned = defaultdict(list)
    for payment in project.instalments:
        name = _name(payment.what)
        whole = not PARTIAL.search(reading.text, *sentence_at(reading.text, payment.span.start))
        if payment.kind is InstalmentKind.ONCE and whole and len(name) >= NAME_LENGTH_MIN:
            planned[name].append(payment)
    return planned


def _finding(item: Item, cost: int, payment: Instalment) -> Finding:
    """Say what the content lists and what the plan pays."""
    assert payment.amount is not None
    message = say(
        "“{item}”在实施内容中是{cost}，计划支付{paid}，相差{difference}。请统一两处的金额。",
        item=item.label,
        cost=Money(cost).in_wan(),
        paid=Money(payment.amount).in_wan(),
        difference=Money(abs(payment.amount - cost)).in_wan(),
    )
    return Finding(payment.span, message)


def _all_items(items: tuple[Item, ...]) -> Iterator[Item]:
    """Give items and their parts, each whole before its parts."""
    for item in items:
        yield item
        yield from _all_items(item.items)


def _name(label: str) -> str:
    """Give what names an item in the content as in the plan."""
    return NOT_OF_A_NAME.sub("", label)
