"""占比、增幅、完成率或者按比例分担的金额与重算的不符。

为什么：比例常被直接抄进批复和绩效目标，算错了，配套和考核都跟着错。

依据：比例应当能够用文中的两个数按写出的位数复算。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "项目资金80万元，其中县级财政20万元，占35%。"
GOOD = "项目资金80万元，其中县级财政20万元，占25%。"


@rule("AR107", "percent-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every share, growth or completion that does not come out."""
    for claim in failing(reading, Question.PERCENT):
        message = say(
            "“{stated}”与重算的不符：{because}，写的比算的{difference}。请核对比例和两个原数。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
