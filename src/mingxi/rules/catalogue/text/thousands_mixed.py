"""金额有的用千分撇，有的不用。

为什么：一份文本两种写法，看的人容易数错位数。

依据：GB/T 15835-2011《出版物上数字用法》：四位以上的数可以用千分撇或者千分空，同一文件一致。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Figure
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "清漂船12,500元、救生衣3,600元、工具1,200元；油料18600元、维修4800元、保险1500元。"
GOOD = "清漂船12,500元、救生衣3,600元、工具1,200元；油料18,600元、维修900元、保险1,500元。"

PLAIN = pattern_of(r"\d{4,}(?:\.\d+)?\s?元")
GROUPED = pattern_of(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\s?元")
EACH_MIN = 3


@rule("TX126", "thousands-mixed", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once in a text, the amounts of the rarer way of writing, where both are habits."""
    grouped = _money(reading, GROUPED) if "," in reading.text else []
    if len(grouped) < EACH_MIN:
        return
    plain = _money(reading, PLAIN)
    rarer: list[Figure] = min(plain, grouped, key=len)
    if len(rarer) >= EACH_MIN:
        message = say(
            "四位以上的金额有{grouped}处用千分撇，{plain}处不用。请统一。",
            grouped=len(grouped),
            plain=len(plain),
        )
        yield Finding(rarer[0].span, message)


def _money(reading: Reading, way: re.Pattern[str]) -> list[Figure]:
    """Give the amounts of money that are written in one way."""
    return [f for f in reading.figures if way.fullmatch(f.text) and f.is_money]
