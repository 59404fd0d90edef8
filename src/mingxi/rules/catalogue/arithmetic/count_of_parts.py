"""写明的项数与实际列出的项数不同。

为什么：说四项只列三项，不是漏了一项，就是合计里多了一项。

依据：列举应当完整，“以上几项”“以下几项”应当与列出的项目一一对应。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.counted_parts import CountedParts, counted_lists, counted_totals
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "印刷费2万元；宣传费3万元；租车费1万元。以上四项合计6万元。"
GOOD = "印刷费2万元；宣传费3万元；租车费1万元。以上三项合计6万元。"


@rule("AR108", "count-of-parts", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every count of parts that differs from the parts listed or added up."""
    for claim in failing(reading, Question.COUNT):
        message = say(
            "“{stated}”与列出的项数不符：{because}。请核对是否漏列了一项，或者改正项数。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
    told = [claim.result for claim in reading.claims if claim.detail == "count"]
    for counted in (*counted_totals(reading), *counted_lists(reading)):
        if counted.said != counted.listed and not any(map(counted.span.overlaps, told)):
            yield _finding(counted)


def _finding(counted: CountedParts) -> Finding:
    """Say how many parts are announced and how many there are."""
    message = say(
        "“{written}”说的是{said}项，列出的是{listed}项。请核对是否漏列了一项，或者改正项数。",
        written=counted.written,
        said=counted.said,
        listed=counted.listed,
    )
    return Finding(counted.span, message)
