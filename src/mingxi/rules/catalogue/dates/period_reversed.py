"""期间的起点晚于终点。

为什么：起止颠倒的期间既不能据以安排用款计划，也不能据以考核。

依据：期间自起日至止日；跨年的应当写明“次年”或者年份。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.policy_basis import named_period
from mingxi.projects.reading import Reading
from mingxi.prose.marks import DateKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "保洁服务于2024年10月至2024年3月实施。"
GOOD = "保洁服务于2024年3月至2024年10月实施。"


@rule("DA105", "period-reversed", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every period that ends before it begins, in the prose or in a cited title."""
    for mark in reading.dates:
        if mark.kind is DateKind.PERIOD and mark.first and mark.last and mark.first > mark.last:
            message = say("“{written}”的起点晚于终点。请核对起止时间。", written=mark.text)
            yield Finding(mark.span, message)
    for cited in reading.citations:
        period = named_period(cited.title or "")
        if period is not None and period[0] > period[1]:
            message = say("《{title}》的起止年份颠倒。请核对文件名称。", title=cited.title or "")
            yield Finding(cited.title_span or cited.span, message)
