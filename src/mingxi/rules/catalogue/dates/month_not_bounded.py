"""“某月前”没有说明是否包括当月。

为什么：“8月前”可以是7月底，也可以是8月底，支付和考核会差一个月。

依据：期限应当明确到日或者月底；“以前”包括本数时应当写明。
"""

from collections import defaultdict
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at
from mingxi.prose.marks import DateKind, DateMark
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "设备采购于8月前完成。"
GOOD = "设备采购于8月底前完成。"

MONTH_BEFORE = pattern_of(r"月\s*(?:份)?\s*[以之]?前$")


@rule("DA106", "month-not-bounded", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once in a project, the habit of deadlines that name a month without its end."""
    loose: dict[int, list[DateMark]] = defaultdict(list)
    for mark in reading.dates:
        if mark.deadline and mark.kind is DateKind.MONTH and MONTH_BEFORE.search(mark.text):
            project = project_at(reading, mark.start)
            loose[project.start if project else 0].append(mark)
    for marks in loose.values():
        message = say(
            "“{written}”没有说明是否包括当月（共{count}处这样写）。请写明到月底还是到上月底。",
            written=marks[0].text,
            count=len(marks),
        )
        yield Finding(marks[0].span, message)
