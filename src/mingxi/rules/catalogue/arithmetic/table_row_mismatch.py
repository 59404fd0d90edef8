"""表格一行中的数量、单价与金额对不上。

为什么：明细表是合计的来源，一行算错，下面的合计即使加对了也是错的。

依据：预算法第十九条（预算收支以人民币元为计算单位）；明细表每行的金额应当能够按本行的数量和单价复算。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """设备购置明细如下：
	名称	数量	单价（元）	金额（元）
	割灌机	5台	1,200	6,200
	对讲机	8台	600	4,800
"""
GOOD = """设备购置明细如下：
	名称	数量	单价（元）	金额（元）
	割灌机	5台	1,200	6,000
	对讲机	8台	600	4,800
"""


@rule("AR111", "table-row-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every table row whose cells do not give its amount."""
    for claim in failing(reading, Question.ROW):
        message = say(
            "本行的“{stated}”与同行各数不符：{because}，写的比算的{difference}。请核对本行。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
