"""同一个文号有两种写法。

为什么：写法不一，检索和比对时会当成两份文件。

依据：GB/T 9704-2012：发文字号由机关代字、年份、序号组成，年份用六角括号〔〕括起。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "根据柳办发〔2021〕7号文件设立本项目；补助标准按照柳办发（2021）7号文件执行。"
GOOD = "根据柳办发〔2021〕7号文件设立本项目；补助标准按照柳办发〔2021〕7号文件执行。"


@rule("CI102", "number-in-two-forms", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report a number written in another form than where it stands in the standard one."""
    standard: dict[str, Span] = {}
    others: list[tuple[str, Span]] = []
    for cited in reading.citations:
        if cited.number is None or cited.number_span is None:
            continue
        if _written(reading, cited.number_span) == cited.number:
            standard.setdefault(cited.number, cited.number_span)
        else:
            others.append((cited.number, cited.number_span))
    for number, span in others:
        if number in standard:
            message = say(
                "“{written}”在另一处写作“{number}”，同一文号有两种写法。请统一为后一种。",
                written=_written(reading, span),
                number=number,
            )
            yield Finding(span, message, say("改为{number}", number=number))


def _written(reading: Reading, span: Span) -> str:
    """Give a number as written, without blanks."""
    return "".join(reading.text[span.start : span.end].split())
