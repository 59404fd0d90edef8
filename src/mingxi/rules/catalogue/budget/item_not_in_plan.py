"""有的子项在实施计划里没有付款安排。

为什么：别的子项都排了付款时间，这一项到年底容易漏付，或者根本没有打算做。

依据：预算法实施条例第五十七条（按照预算、用款计划和项目进度拨付资金）；支付计划应当与实施内容逐项对应。
"""

from collections import Counter
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.arrangement import named
from mingxi.projects.project_text import Item, Section, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, opening
from mingxi.quantities.money import Money
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂服务费。购买清漂服务，需经费8万元。
2.机械清淤费。租用机械清淤，需经费4万元。
3.警示标牌费。制作警示标牌，需经费1万元。
六、资金安排情况
县级财政安排13万元。
七、项目实施计划
1.清漂服务费8万元于2024年6月底前支付。
2.机械清淤费4万元于2024年9月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂服务费。购买清漂服务，需经费8万元。
2.机械清淤费。租用机械清淤，需经费4万元。
3.警示标牌费。制作警示标牌，需经费1万元。
六、资金安排情况
县级财政安排13万元。
七、项目实施计划
1.清漂服务费8万元于2024年6月底前支付。
2.机械清淤费4万元于2024年9月底前支付。
3.警示标牌费于2024年3月底前支付。
"""

# Words by which a plan speaks of everything it does not name.
ALL_OTHERS = pattern_of(
    r"(?:其余|剩余|其他|全部|以上|上述|各项|余下)[^，。；]{0,8}(?:费|资金|款|项目|支出|部分|补[助贴])"
)
NOTE = pattern_of(r"[（(][^（）()]*[）)]")
ITEMS_MIN = 3
NOUN_LENGTH = 2


@rule("BU116", "item-not-in-plan", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every item with an amount that a plan, which names most of its kind, leaves out."""
    for project in reading.projects:
        plan = project.section(SectionKey.PLAN)
        if plan is None or ALL_OTHERS.search(reading.text, plan.body, plan.end):
            continue
        for siblings in _lists(project.items):
            for item in _left_out(reading, plan, siblings):
                message = say(
                    "“{item}”{cost}没有付款安排。请在实施计划中补写付款时间。",
                    item=item.label,
                    cost=Money(item.amount or 0).legible(),
                )
                yield Finding(opening(reading.text, item.start, item.end), message)


def _lists(items: tuple[Item, ...]) -> Iterator[list[Item]]:
    """Give each list of siblings with amounts that is long enough to compare."""
    costed = [item for item in items if item.amount is not None]
    if len(costed) >= ITEMS_MIN:
        yield costed
    for item in items:
        yield from _lists(item.items)


def _left_out(reading: Reading, plan: Section, siblings: list[Item]) -> list[Item]:
    """Give the siblings that a plan knows neither by name nor by amount, if it knows most."""
    words = named(reading.text[plan.body : plan.end])
    figures = figures_within(reading, Span(plan.body, plan.end))
    amounts: Counter[int | None] = Counter(figure.fen for figure in figures if figure.is_money)
    amounts.subtract(item.amount for item in siblings if _is_named(item, words))
    unknown = []
    for item in siblings:
        if not _is_named(item, words):
            amounts[item.amount] -= 1
            if amounts[item.amount] < 0:
                unknown.append(item)
    return unknown if len(unknown) * 2 < len(siblings) else []


def _is_named(item: Item, words: str) -> bool:
    """Tell whether a plan names an item, if only by the noun at the end of its name."""
    name = named(NOTE.sub("", item.label)).removesuffix("费")
    return bool(name) and name[-NOUN_LENGTH:] in words
