"""同一个数在前后写得不一样。

为什么：审核的人不知道以哪个为准；批复时取了其中一个，另一处就成了错误。

依据：项目文本各部分和绩效目标表说的是同一个项目，同一金额、同一数量应当前后一致。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
乡村道路养护经费
六、资金安排情况
本项目共需资金24.5万元。
七、项目实施计划
项目总投资25.4万元，于2024年11月底前支付完毕。
"""
GOOD = """一、项目名称
乡村道路养护经费
六、资金安排情况
本项目共需资金24.5万元。
七、项目实施计划
项目总投资24.5万元，于2024年11月底前支付完毕。
"""


@rule("AR104", "stated-differently", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every figure that another place states otherwise."""
    for claim in failing(reading, Question.EQUALITY):
        message = say(
            "“{stated}”与另一处写的不一致：{because}，这里{difference}。请核对以哪一处为准。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
