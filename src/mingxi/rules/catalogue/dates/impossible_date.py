"""日历上没有这一天。

为什么：不存在的日期不能作为完成或者支付的期限，也说明这一段没有核对过。

依据：公历；GB/T 15835-2011《出版物上数字用法》：日期用阿拉伯数字如实书写。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "全部资金于2024年11月31日前拨付到位。"
GOOD = "全部资金于2024年11月30日前拨付到位。"


@rule("DA101", "impossible-date", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every date that no calendar has."""
    for mark in reading.dates:
        if mark.impossible:
            message = say("“{written}”不存在。请核对月份和日期。", written=mark.text)
            yield Finding(mark.span, message)
