"""余额、缺口或者剩余部分与相减的结果不符。

为什么：缺口由谁补、余款何时付，都以这个差数为准。

依据：预算法第十九条（预算收支以人民币元为计算单位）；缺口、余额应当等于总数减去已列部分。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "项目总投资86万元，已到位资金50万元，缺口39万元由镇级财政解决。"
GOOD = "项目总投资86万元，已到位资金50万元，缺口36万元由镇级财政解决。"


@rule("AR113", "difference-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every balance or gap that the subtraction does not give."""
    for claim in failing(reading, Question.DIFFERENCE):
        message = say(
            "“{stated}”与相减的结果不符：{because}，写的比算的{difference}。请核对总数、已列数和差数。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
