"""发文字号的序号前加了“第”字。

为什么：加字的文号与原文不同，检索文号时会漏掉这份文件。

依据：GB/T 9704-2012：发文顺序号不加“第”字，在阿拉伯数字后加“号”字。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《柳坝县河道保洁办法》（柳政办发〔2018〕第9号）设立本项目。"
GOOD = "根据《柳坝县河道保洁办法》（柳政办发〔2018〕9号）设立本项目。"


@rule("CI105", "serial-with-ordinal", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every document number with 第 before its serial."""
    for cited in reading.citations:
        if cited.number is not None and "serial-di" in cited.faults:
            span = cited.number_span or cited.span
            message = say(
                "“{written}”的序号前不加“第”字：{number}。",
                written=reading.text[span.start : span.end],
                number=cited.number,
            )
            yield Finding(span, message, say("改为{number}", number=cited.number))
