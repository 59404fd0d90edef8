"""公开的名册里有个人信息列。

为什么：名册一次公开几十上百人的号码，是最常见也最严重的泄露。

依据：《中华人民共和国个人信息保护法》第二十五条（个人信息不得公开，取得单独同意的除外）、第二十八条；《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条、第三十七条（可以区分处理的，删去后公开其余）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """序号	姓名	身份证号	金额（元）
1	李明亮	539903196608071040	800
2	周小兰	539903196002030025	800
"""
GOOD = """序号	姓名	身份证号	金额（元）
1	李*亮	539903********1040	800
2	周*兰	539903********0025	800
"""


@rule("PR107", "roster-column", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every column of personal data that is not masked, once, at its head."""
    for roster in reading.rosters:
        message = say(
            "名册的“{head}”一列有{count}人的个人信息没有遮蔽。公开前请删去这一列，或者逐行遮蔽。",
            head=roster.head,
            count=roster.people,
        )
        yield Finding(roster.span, message)
