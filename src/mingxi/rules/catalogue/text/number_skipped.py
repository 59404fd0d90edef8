"""编号跳号。

为什么：跳过的号码底下也许漏了一段，看的人无从知道。

依据：GB/T 9704-2012《党政机关公文格式》：结构层次序数依次为“一、”“（一）”“1.”“（1）”，逐号编排。
"""

from collections.abc import Iterator
from itertools import pairwise

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.numbering import NumberingFaultKind
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """五、项目实施内容
（一）清漂。清漂船2艘。
（二）清淤。河道12条。
（四）管护。保洁员12名。
"""
GOOD = """五、项目实施内容
（一）清漂。清漂船2艘。
（二）清淤。河道12条。
（三）管护。保洁员12名。
"""

ORDER = list(SectionKey)


@rule("TX103", "number-skipped", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every number of a list that leaves out the one before it.

    Where the number of a section that is missing was left out with it, the section is the finding.
    """
    for fault in reading.numbering:
        if fault.kind is not NumberingFaultKind.SKIPPED or _section_missing(
            reading, fault.mark.start
        ):
            continue
        message = say(
            "编号从“{before}”跳到“{written}”。请核对是否漏了一段，或者改正编号。",
            before=fault.before.written.strip(),
            written=fault.mark.written.strip(),
        )
        yield Finding(Span(fault.mark.start, fault.mark.end), message)


def _section_missing(reading: Reading, start: int) -> bool:
    """Tell whether a number heads a section before which one of the nine is missing."""
    project = project_at(reading, start)
    if project is None:
        return False
    for before, section in pairwise(project.sections):
        if section.start == start:
            return ORDER.index(section.key) - ORDER.index(before.key) > 1
    return False
