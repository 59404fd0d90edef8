"""分期支付的金额加起来不等于应付的总额。

为什么：按这样的计划支付，年底不是付不完，就是付超了。

依据：预算法实施条例第五十七条（资金拨付按照预算和用款计划，不得超预算、超计划）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "保洁服务费24万元按季度支付，每季度支付6.5万元。"
GOOD = "保洁服务费24万元按季度支付，每季度支付6万元。"


@rule("AR105", "schedule-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every schedule whose instalments do not give the total."""
    for claim in failing(reading, Question.SCHEDULE):
        message = say(
            "“{stated}”与分期支付不符：{because}，写的比各期相加{difference}。"
            "请核对每期金额和期数。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
