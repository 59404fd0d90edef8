"""金额是截断得来的，不是四舍五入。

为什么：截断的尾差总是偏向一边，几项相加就会与合计差出一个末位。

依据：金额换算单位的通行做法：先以元计算，再四舍五入到显示的位数。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "管护员238人，每人每年补助128元，共需3.04万元。"
GOOD = "管护员238人，每人每年补助128元，共需3.05万元。"


@rule("AR114", "truncated-not-rounded", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount that agrees with its calculation only when the tail is cut off."""
    for claim in failing(reading, Question.TRUNCATION):
        message = say(
            "“{stated}”是舍去尾数得来的：{because}。请按四舍五入写到同样的位数。",
            **facts(reading, claim),
        )
        yield Finding(claim.result, message, claim.proposal, claims=(claim,))
