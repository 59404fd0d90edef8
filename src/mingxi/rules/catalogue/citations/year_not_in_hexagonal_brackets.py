"""发文字号的年份没有用六角括号〔〕。

为什么：括号不规范，检索文号时会漏掉这份文件。

依据：GB/T 9704-2012：发文字号的年份、序号用阿拉伯数字标注，年份用六角括号〔〕括起。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《柳坝县河道保洁办法》（柳政办发[2018]9号）设立本项目。"
GOOD = "根据《柳坝县河道保洁办法》（柳政办发〔2018〕9号）设立本项目。"

BRACKETS = frozenset({"bracket-square", "bracket-black", "bracket-round"})


@rule("CI103", "year-not-in-hexagonal-brackets", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every document number whose year stands in other brackets."""
    for cited in reading.citations:
        if cited.number is not None and not BRACKETS.isdisjoint(cited.faults):
            span = cited.number_span or cited.span
            message = say(
                "“{written}”的年份应当用六角括号：{number}。",
                written=reading.text[span.start : span.end],
                number=cited.number,
            )
            yield Finding(span, message, say("改为{number}", number=cited.number))
