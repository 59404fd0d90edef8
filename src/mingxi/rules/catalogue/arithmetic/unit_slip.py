"""金额的单位写错，“元”与“万元”相混。

为什么：差一个“万”字就是一万倍；照这个数批复或者支付，后果严重。

依据：预算法第十九条（预算收支以人民币元为计算单位）；同一文本的金额单位应当统一。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "垃圾清运费每月3.2万元，全年共38.4元。"
GOOD = "垃圾清运费每月3.2万元，全年共38.4万元。"


@rule("AR109", "unit-slip", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount that is right but for its unit."""
    for claim in failing(reading, Question.UNIT_SLIP):
        message = say(
            "“{stated}”的单位可能写错：{because}，两者相差一万倍。请核对是“元”还是“万元”。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
