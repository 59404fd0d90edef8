"""写明的项数与实际列出的项数不同。

为什么：说四项只列三项，不是漏了一项，就是合计里多了一项。

依据：列举应当完整，“以上几项”应当与列出的项目一一对应。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "印刷费2万元；宣传费3万元；租车费1万元。以上四项合计6万元。"
GOOD = "印刷费2万元；宣传费3万元；租车费1万元。以上三项合计6万元。"


@rule("AR108", "count-of-parts", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every count of parts that differs from the parts listed."""
    for claim in failing(reading, Question.COUNT):
        message = say(
            "“{stated}”与列出的项数不符：{because}。请核对是否漏列了一项，或者改正项数。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
