"""“其中”各部分相加不等于总数。

为什么：资金按级次、按用途分到各处，分出去的与总数对不上，就有一处没有着落或者重复安排。

依据：预算法第十九条（预算收支以人民币元为计算单位）；各来源、各用途之和应当等于总额。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "项目资金30.5万元，其中省级12.2万元、县级19.3万元。"
GOOD = "项目资金30.5万元，其中省级12.2万元、县级18.3万元。"


@rule("AR103", "split-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every whole that its shares do not give."""
    for claim in failing(reading, Question.SPLIT):
        message = say(
            "“{stated}”与其中各部分不符：{because}，写的比加的{difference}。请核对总数和各部分。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
