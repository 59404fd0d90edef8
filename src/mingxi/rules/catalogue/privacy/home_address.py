"""公开的文本里有个人的详细住址。

为什么：住址写到门牌，等于告诉外人谁住在哪里、家里是什么情况。

依据：《中华人民共和国个人信息保护法》第二十五条（个人信息不得公开，取得单独同意的除外）；公示和公开时住址只写到乡镇或者村。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "救助对象李某，家住云坪镇清河村三组18号。"
GOOD = "救助对象李某，家住云坪镇清河村。单位地址：柳坝县双桥路79号。"

# 地址 is a unit's; 住 is a person's.
ADDRESS = re.compile(
    r"(?:家住|现住|居住在|居住于|住在|住址|家庭地址|户籍地址|身份证地址)[址：:为是]{0,2}"
    r"[^，。；\n\t]{2,40}?\d{1,5}(?:号|栋|幢|室|单元)(?:[\dA-Za-z一二三四五六七八九十号栋幢室单元层-]{0,16})"
)


@rule("PR104", "home-address", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every place where somebody lives that is told to the number of the house."""
    for match in ADDRESS.finditer(reading.text):
        message = say("这里写了个人住址的门牌。公开时请只写到乡镇或者村。")
        yield Finding(Span(*match.span()), message)
