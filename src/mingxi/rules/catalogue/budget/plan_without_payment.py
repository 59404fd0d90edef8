"""实施计划没有写怎样付款。

为什么：没有付款安排就排不出用款计划，钱往往压到年底才付。

依据：预算法实施条例第五十七条（按照预算、用款计划和项目进度拨付资金）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import first_line
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年3月开展培训，10月底前全部完成。
八、项目实施成效
河道整洁。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年3月开展培训，10月底前全部完成，验收合格后一个月内支付12万元。
八、项目实施成效
河道整洁。
"""

PAYMENT = pattern_of(r"支付|拨付|付款|付清|兑付|兑现|发放|结算|结清|报销|拨款|支出|下拨|[\d.]万?元")


@rule("BU114", "plan-without-payment", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every plan that speaks of no payment."""
    for project in reading.projects:
        plan = project.section(SectionKey.PLAN)
        if plan is None or not reading.text[plan.body : plan.end].strip():
            continue
        if not PAYMENT.search(reading.text, plan.body, plan.end):
            message = say("实施计划没有写付款安排。请写明何时、按什么条件付多少。")
            yield Finding(first_line(reading.text, plan), message)
