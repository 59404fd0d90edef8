"""以万元为单位的金额写到了元以下。

为什么：万元后面五六位小数，谁也看不出是几元几角；要写准就改以元写。

依据：预算法第十九条（预算收支以人民币元为计算单位）；部门和项目的金额以万元写时一般保留两位小数。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "办公耗材采购7.837024万元。"
GOOD = "办公耗材采购78,370.24元，计7.84万元；柴油6.0025万元。"

FINE = pattern_of(r"\.\d{5,}\s?万元")


@rule("TX122", "amount-too-fine", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once in a text, sums in 万元 that go below the yuan; a price may."""
    fine = [
        figure
        for figure in reading.figures
        if FINE.search(figure.text) and figure.is_money and not figure.per
    ]
    if fine:
        message = say(
            "“{written}”以万元写到了元以下（共{count}处）。请以万元保留两位，或者改以元写。",
            written=fine[0].text,
            count=len(fine),
        )
        yield Finding(fine[0].span, message)
