"""有的子项没有写金额。

为什么：别的子项都有金额，这一项花多少、从哪里出就没有交代。

依据：预算法实施条例第四十一条（项目库与入库评审）；每项任务应当能够对应到金额和指标。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.arrangement import cost_of
from mingxi.projects.project_text import Item, ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, opening, paragraph_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂服务费。购买清漂服务，需经费8万元。
2.宣传费。制作宣传栏和警示牌。
3.机械清淤费。租用机械清淤，需经费4万元。
六、资金安排情况
县级财政安排13万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
1.清漂服务费。购买清漂服务，需经费8万元。
2.宣传费。制作宣传栏和警示牌，需经费1万元。
3.机械清淤费。租用机械清淤，需经费4万元。
六、资金安排情况
县级财政安排13万元。
七、项目实施计划
2024年6月底前支付。
"""


# An item named for work alone (加强值守) need not cost anything.
COST_WORD = pattern_of(r"费|资金|补[助贴偿]|奖励|奖补|购置|采购|慰问|津贴|报酬|工资")

NO_COST = pattern_of(r"不另|不再|无需|不需|免费")


@rule("BU112", "item-without-amount", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every item without an amount beside items that have one."""
    for project in reading.projects:
        if all(cost_of(item) is None for item in project.items):
            continue
        for item in project.items:
            if cost_of(item) is not None or not _names_a_cost(item.label):
                continue
            if not _costed_elsewhere(reading, project, item):
                message = say("“{item}”没有写金额。请补写金额和测算过程。", item=item.label)
                yield Finding(opening(reading.text, item.start, item.end), message)


def _names_a_cost(label: str) -> bool:
    """Tell whether an item is named for money it spends, rather than for work or for none."""
    return bool(COST_WORD.search(label)) and not NO_COST.search(label)


def _costed_elsewhere(reading: Reading, project: ProjectText, item: Item) -> bool:
    """Tell whether an amount stands in the item or in a line of the project that names it."""
    lines = [Span(item.start, item.end)]
    for key in (SectionKey.FUNDING, SectionKey.PLAN):
        section = project.section(key)
        place = reading.text.find(item.label, section.body, section.end) if section else -1
        if place >= 0:
            lines.append(paragraph_at(reading.text, place))
    return any(figure.is_money for line in lines for figure in figures_within(reading, line))
