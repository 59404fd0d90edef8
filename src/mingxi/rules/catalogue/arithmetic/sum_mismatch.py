"""合计与各部分之和不符。

为什么：审批和支付都以合计为准，差一元也要有说法。

依据：预算法第十九条（预算收支以人民币元为计算单位）；分项之和应当等于合计，仅允许四舍五入的尾差。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "服务器7.5万元，机柜1.5万元，两项合计8.6万元。"
GOOD = "服务器7.5万元，机柜1.5万元，两项合计9万元。"


@rule("AR102", "sum-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every total that its parts do not give."""
    for claim in failing(reading, Question.SUM):
        message = say(
            "“{stated}”与各部分之和不符：{because}，写的比加的{difference}。请核对合计和各分项。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
