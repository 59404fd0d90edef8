"""引用公文时文号写在了标题前面。

为什么：先标题后文号是公文的引用次序，颠倒了不易辨认文号属于哪份文件。

依据：公文引用的通行次序：先引标题，后引发文字号，写作《标题》（文号）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据柳政办发〔2018〕9号《柳坝县河道保洁办法》设立本项目。"
GOOD = "根据《柳坝县河道保洁办法》（柳政办发〔2018〕9号）设立本项目。"


@rule("CI106", "number-before-title", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every citation that gives the number before the title."""
    for cited in reading.citations:
        if cited.number is not None and cited.title is not None and "number-first" in cited.faults:
            message = say(
                "引用公文应当先写标题、后写文号：{number}应当放在标题后面的括号里。",
                number=cited.number,
            )
            suggestion = say("《{title}》（{number}）", title=cited.title, number=cited.number)
            yield Finding(cited.span, message, suggestion)
