"""测算式算出的金额或数量与文中写明的不符。

为什么：预算按数量、标准、期数测算，结果写错一位，批复和支付就跟着错。

依据：预算法第十九条（预算收支以人民币元为计算单位）；资金测算应当能够按数量×单价×频次复算。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "聘请护林员6人，每人每月800元，按12个月计算，全年共需5.67万元。"
GOOD = "聘请护林员6人，每人每月800元，按12个月计算，全年共需5.76万元。"


@rule("AR101", "product-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every product that does not give the stated result."""
    for claim in failing(reading, Question.PRODUCT):
        message = say(
            "“{stated}”与测算不符：{because}，写的比算的{difference}。"
            "请核对人数、标准、期数和结果。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
