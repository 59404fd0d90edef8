"""发文字号的序号前补了零。

为什么：补零的序号与原文不同，检索文号时会漏掉这份文件。

依据：GB/T 9704-2012：发文顺序号不编虚位（即1不编为01）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据《柳坝县河道保洁办法》（柳政办发〔2018〕009号）设立本项目。"
GOOD = "根据《柳坝县河道保洁办法》（柳政办发〔2018〕9号）设立本项目。"


@rule("CI104", "serial-padded", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every document number with idle zeros before its serial."""
    for cited in reading.citations:
        if cited.number is not None and "serial-zero" in cited.faults:
            span = cited.number_span or cited.span
            message = say(
                "“{written}”的序号不编虚位：{number}。",
                written=reading.text[span.start : span.end],
                number=cited.number,
            )
            yield Finding(span, message, say("改为{number}", number=cited.number))
