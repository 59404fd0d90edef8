"""引用的文件名称或者文号用了半角括号。

为什么：全角半角混用，检索和比对时会当成两份文件。

依据：中文文稿中圆括号用全角（）；文号放在全角圆括号内。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《柳坝县河道保洁办法(试行)》（柳政办发〔2018〕9号）设立本项目。"
GOOD = "根据《柳坝县河道保洁办法（试行）》（柳政办发〔2018〕9号）设立本项目。"


@rule("CI118", "half-width-parenthesis", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once in a text, the habit of half-width parentheses in citations."""
    narrow = [
        cited
        for cited in reading.citations
        if ("(" in cited.text or ")" in cited.text) and "bracket-round" not in cited.faults
    ]
    if narrow:
        message = say("引用文件时用了半角括号（共{count}处）。请改为全角括号。", count=len(narrow))
        yield Finding(narrow[0].span, message)
