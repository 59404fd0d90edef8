"""表格一列的合计与各行之和不符。

为什么：表的合计数进入预算，分行的数进入支付，两者不等就有一处没有依据。

依据：预算法第十九条（预算收支以人民币元为计算单位）；表内各行之和应当等于合计行。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """资金分配如下：
	乡镇	户数	金额（元）
	云坪镇	120	36,000
	柳坝乡	80	24,000
	合计	200	66,000
"""
GOOD = """资金分配如下：
	乡镇	户数	金额（元）
	云坪镇	120	36,000
	柳坝乡	80	24,000
	合计	200	60,000
"""


@rule("AR112", "table-column-mismatch", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every total of a table column that the rows do not give."""
    for claim in failing(reading, Question.COLUMN):
        message = say(
            "合计“{stated}”与本列各行之和不符：{because}，写的比加的{difference}。"
            "请核对合计和各行。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
