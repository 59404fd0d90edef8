"""引用文件时圆括号不成对。

为什么：括号缺了一半，文号或者“试行”与标题分不开，检索时会出错。

依据：GB/T 15834-2011《标点符号用法》：括号成对使用。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《柳坝县河道保洁办法（试行》（柳政办发〔2018〕9号）设立本项目。"
GOOD = "根据《柳坝县河道保洁办法（试行）》（柳政办发〔2018〕9号）设立本项目。"


@rule("CI110", "parenthesis-unpaired", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every citation with half a pair of parentheses."""
    for cited in reading.citations:
        if "parenthesis-broken" in cited.faults:
            message = say("引用的文件名称或者文号圆括号不成对。请补上或者改正。")
            yield Finding(cited.span, message)
