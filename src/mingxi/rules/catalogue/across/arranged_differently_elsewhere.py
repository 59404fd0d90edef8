"""同一单位、同一年度、同一项目，两份文件写的安排金额不同。

为什么：批复和支付只能依据一个金额；两份文件各写一个数，要么有一份已经作废，要么有一份写错。

依据：预算法实施条例第四十一条（项目库与入库评审）；同一单位同一年度的项目名称与项目库、批复一致，不重名。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.card import Card
from mingxi.quantities.money import Money
from mingxi.rules.earlier import Earlier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
六、资金安排情况
2024年县级财政安排12万元。
=====
柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
六、资金安排情况
2024年县级财政安排15万元。
"""
GOOD = """柳坝县水务局2023年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
六、资金安排情况
2023年县级财政安排12万元。
=====
柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
六、资金安排情况
2024年县级财政安排15万元。
"""


@across_rule("XD101", "arranged-differently-elsewhere", Severity.WARNING)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report an arranged amount that differs from the first one stated elsewhere."""
    for project in card.projects:
        if project.arranged is None:
            continue
        for source, other in earlier.same_project(project.key):
            if other.arranged is not None and other.arranged != project.arranged:
                message = say(
                    "这里安排{here}，而“{source}”中同一单位同一年度的同名项目安排{there}。"
                    "请核对以哪一份为准；如是两个项目，请改用不同的名称。",
                    here=Money(project.arranged).in_yuan(),
                    there=Money(other.arranged).in_yuan(),
                    source=source,
                )
                yield Finding(project.arranged_span or project.span, message)
                break
