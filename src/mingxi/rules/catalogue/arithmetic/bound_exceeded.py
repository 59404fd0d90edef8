"""数值超出了文中写明的上限或者低于写明的下限。

为什么：文中自己定的标准自己没有守住，按这个标准审核就通不过。

依据：预算法实施条例第六十条（不得擅自扩大支出范围、提高开支标准）；“以上”“以下”“以内”包括本数（民法典第一千二百五十九条）。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.projects.claims.claim import Claim
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "参会30人，会期2天，按照每人每天不超过200元的标准执行，会议费1.8万元。"
GOOD = "参会30人，会期2天，按照每人每天不超过200元的标准执行，会议费1.2万元。"


@rule("AR106", "bound-exceeded", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every value beyond the bound that the text itself sets."""
    for claim in failing(reading, Question.BOUND):
        yield contradiction(claim, _worded(reading, claim))


def _worded(reading: Reading, claim: Claim) -> Message:
    """Say on which side of its bound a value lies."""
    if claim.stated is not None and claim.computed is not None and claim.stated < claim.computed:
        return say(
            "“{stated}”达不到文中的下限：{because}，比下限{difference}。请核对标准、数量和金额。",
            **facts(reading, claim),
        )
    return say(
        "“{stated}”超出了文中的限额：{because}，比限额{difference}。请核对标准、数量和金额。",
        **facts(reading, claim),
    )
