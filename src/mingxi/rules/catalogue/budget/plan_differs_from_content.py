"""实施计划支付的金额与实施内容列的金额不同。

为什么：按计划付，内容里的事不是少付就是多付，用款计划也就错了。

依据：预算法实施条例第五十七条（按照预算、用款计划拨付资金）；支付计划应当与实施内容逐项一致。
"""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.arrangement import all_items, contradicted, cost_of, named, rounding
from mingxi.projects.project_text import Instalment, InstalmentKind, Item, ProjectText
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at
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

PARTIAL = pattern_of(r"首付|预付|预拨|先行|[%％]|部分|每|尾款|余款|剩余|其余|第[一二三]批|[首次]批")
NUMBERED_NAME = pattern_of(r"[\d.．、（）()①-⑳\s]*(?P<name>[^\d，。；：:]*)")
JOINT = pattern_of(r"[、和及]")
NAME_LENGTH_MIN = 4


class Paid(NamedTuple):
    """What a plan pays in fen, where it says so, and the names the content may have for it."""

    amount: int
    span: Span
    names: tuple[str, ...]

    def pays(self, name: str) -> bool:
        """Tell whether this is for the item of that name; either may leave out the first words."""
        return any(
            (name.endswith(own) or own.endswith(name)) and len(name) >= NAME_LENGTH_MIN
            for own in self.names
        )


@rule("BU107", "plan-differs-from-content", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every item that the plan pays once, with another amount than it costs."""
    for project in reading.projects:
        payments = list(_whole_payments(reading, project))
        for item in all_items(project.items) if payments else ():
            cost, name = cost_of(item), named(item.label)
            planned = [paid for paid in payments if paid.pays(name)]
            if cost is None or len(planned) != 1:
                continue
            (paid,) = planned
            differs = abs(paid.amount - cost) > 2 * rounding(reading, paid.span)
            if differs and not contradicted(reading, paid.span):
                yield _finding(item, cost, paid)


def _whole_payments(reading: Reading, project: ProjectText) -> Iterator[Paid]:
    """Give the payments of a plan that are made once, for one thing, and are no parts of more."""
    for payment in project.instalments:
        if payment.kind is not InstalmentKind.ONCE or payment.amount is None:
            continue
        words = NUMBERED_NAME.match(reading.text, *payment.span)
        own = (payment.what, words["name"] if words else "")
        names = tuple(named(name) for name in own if not JOINT.search(name))
        sentence = sentence_at(reading.text, payment.span.start)
        if not PARTIAL.search(reading.text, *sentence):
            known = tuple(name for name in names if len(name) >= NAME_LENGTH_MIN)
            yield Paid(payment.amount, _amount_at(reading, payment), known)


def _amount_at(reading: Reading, payment: Instalment) -> Span:
    """Give where the amount of a payment stands, else the whole payment."""
    amounts = (f for f in figures_within(reading, payment.span) if f.is_money)
    return next((f.span for f in amounts if f.fen == payment.amount), payment.span)


def _finding(item: Item, cost: int, paid: Paid) -> Finding:
    """Say what the content lists and what the plan pays."""
    message = say(
        "“{item}”在实施内容中是{cost}，计划支付{paid}，相差{difference}。请统一两处的金额。",
        item=item.label,
        cost=Money(cost).legible(),
        paid=Money(paid.amount).legible(),
        difference=Money(abs(paid.amount - cost)).legible(),
    )
    return Finding(paid.span, message)
