"""编号重复。

为什么：两段用一个号码，别处引用“第几项”时就不知道指的是哪一段。

依据：GB/T 9704-2012《党政机关公文格式》：结构层次序数依次为“一、”“（一）”“1.”“（1）”，逐号编排。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.numbering import NumberingFaultKind
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """五、项目实施内容
（一）清漂。清漂船2艘。
（二）清淤。河道12条。
（二）管护。保洁员12名。
"""
GOOD = """五、项目实施内容
（一）清漂。清漂船2艘。
（二）清淤。河道12条。
（三）管护。保洁员12名。
"""


@rule("TX104", "number-repeated", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every number that stands twice in one list."""
    for fault in reading.numbering:
        if fault.kind is NumberingFaultKind.REPEATED:
            message = say(
                "编号“{written}”用了两次。请改正编号。", written=fault.mark.written.strip()
            )
            yield Finding(Span(fault.mark.start, fault.mark.end), message)
