"""同一层次的编号写法不一。

为什么：“1.”“1、”混用，层次看不清，自动编目也会断开。

依据：GB/T 9704-2012《党政机关公文格式》：层次序数依次为“一、”“（一）”“1.”“（1）”，同层用同一种。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.numbering import NumberingFaultKind
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """五、项目实施内容
1.清漂。清漂船2艘。
2、清淤。河道12条。
3.管护。保洁员12名。
"""
GOOD = """五、项目实施内容
1.清漂。清漂船2艘。
2.清淤。河道12条。
3.管护。保洁员12名。
"""


@rule("TX105", "number-form-mixed", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once in a list, the number that is written in another form than those before it."""
    for fault in reading.numbering:
        if fault.kind is NumberingFaultKind.MIXED:
            message = say(
                "同一层次的编号前面写作“{before}”，这里写作“{written}”。请统一写法。",
                before=fault.before.written.strip(),
                written=fault.mark.written.strip(),
            )
            yield Finding(Span(fault.mark.start, fault.mark.end), message)
