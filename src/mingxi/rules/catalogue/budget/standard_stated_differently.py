"""同一项补助或者费用的标准前后不同。

为什么：按高的标准付，预算不够；按低的标准付，对不上承诺。

依据：预算法实施条例第六十条（不得擅自提高开支标准）；同一标准在文本各部分应当一致。
"""

from collections import defaultdict
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.named_standards import NamedStandard, named_standards
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
巡河员岗位补贴每人每月300元，10人全年3.6万元。
六、资金安排情况
县级财政安排3.6万元。
七、项目实施计划
每人每月350元的巡河员岗位补贴按月发放。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
巡河员岗位补贴每人每月300元，10人全年3.6万元。
六、资金安排情况
县级财政安排3.6万元。
七、项目实施计划
每人每月300元的巡河员岗位补贴按月发放。
"""

COSTED = (SectionKey.OVERVIEW, SectionKey.CONTENT, SectionKey.FUNDING)


@rule("BU111", "standard-stated-differently", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every standard of a plan that the costed sections never state for the same thing."""
    for project in reading.projects:
        plan = list(_standards(reading, project, SectionKey.PLAN))
        if not plan:
            continue
        costed = defaultdict(list)
        for standard in _standards(reading, project, *COSTED):
            costed[standard.subject].append(standard)
        for planned in plan:
            others = costed[planned.subject]
            if others and planned.figure.value not in {other.figure.value for other in others}:
                yield _finding(planned, others[0])


def _standards(
    reading: Reading, project: ProjectText, *keys: SectionKey
) -> Iterator[NamedStandard]:
    """Give the named standards of some sections of a project."""
    for key in keys:
        section = project.section(key)
        if section is not None:
            yield from named_standards(reading, Span(section.body, section.end))


def _finding(planned: NamedStandard, costed: NamedStandard) -> Finding:
    """Say which standard the plan promises and which one was costed."""
    message = say(
        "“{name}”在这里是“{here}”，前面测算用的是“{there}”。请统一标准。",
        name=planned.name,
        here=planned.figure.text,
        there=costed.figure.text,
    )
    return Finding(planned.figure.span, message)
