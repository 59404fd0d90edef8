"""同一份文件写了两个不同的文号。

为什么：两个文号至少有一个是错的，依据就查不到；标准、对象都可能跟着用错。

依据：《党政机关公文处理工作条例》和GB/T 9704-2012：一份公文只有一个发文字号。
"""

from collections import defaultdict
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.policy_basis import (
    NumberParts,
    basis_of,
    citations_in,
    likely_slip,
    number_parts,
    title_key,
)
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Citation
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
古树名木保护经费
二、立项依据
《柳坝县古树名木保护办法》（柳政发〔2019〕16号）。
五、项目实施内容
根据《柳坝县古树名木保护办法》（柳政发〔2019〕6号），对全县古树挂牌保护。
六、资金安排情况
县级财政安排12万元。
"""
GOOD = """一、项目名称
古树名木保护经费
二、立项依据
《柳坝县古树名木保护办法》（柳政发〔2019〕16号）。
五、项目实施内容
根据《柳坝县古树名木保护办法》（柳政发〔2019〕16号），对全县古树挂牌保护。
六、资金安排情况
县级财政安排12万元。
"""


@rule("CI101", "one-document-two-numbers", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report a number that differs from the one the same document was given before."""
    yield from _under_one_title(reading)
    for project in reading.projects:
        yield from _in_basis_and_table(reading, project)


def _under_one_title(reading: Reading) -> Iterator[Finding]:
    """The same title with another number; another year may be a new edition, hence a doubt."""
    first: dict[str, Citation] = {}
    for cited in reading.citations:
        if cited.title is None or cited.number is None:
            continue
        earlier = first.setdefault(title_key(cited.title), cited)
        if earlier.number != cited.number:
            yield _finding(cited, earlier, certain=_same_series(earlier, cited))


def _in_basis_and_table(reading: Reading, project: ProjectText) -> Iterator[Finding]:
    """A bare number of the target table that is a slip of the one number of its series above."""
    table = project.section(SectionKey.TARGETS)
    if table is None:
        return
    in_table = citations_in(reading, Span(table.start, table.end))
    repeated = {cited.number for cited in in_table}
    by_series = defaultdict(list)
    for cited in basis_of(project, reading):
        parts = _parts(cited)
        if parts is not None:
            by_series[parts.series].append(cited)
    for cited in in_table:
        parts = _parts(cited)
        above = by_series[parts.series] if parts is not None and cited.title is None else []
        numbers = {earlier.number for earlier in above}
        if len(numbers) == 1 and not numbers & repeated:
            yield _finding(cited, above[0], certain=_slip(above[0], cited))


def _finding(cited: Citation, earlier: Citation, *, certain: bool) -> Finding:
    """Say that ``cited`` and ``earlier`` are one document with two numbers."""
    assert cited.number is not None
    assert earlier.number is not None
    message = say(
        "同一文件有两个文号：这里是{here}，前面是{there}。请查对原文，统一文号。",
        here=cited.number,
        there=earlier.number,
    )
    suggestion = say("如以前面为准，改为{number}", number=earlier.number)
    severity = Severity.ERROR if certain else Severity.WARNING
    return Finding(cited.number_span or cited.span, message, suggestion, severity)


def _same_series(one: Citation, other: Citation) -> bool:
    """Tell whether two numbers share organ and year, so that they cannot be two editions."""
    parts, others = _parts(one), _parts(other)
    return parts is not None and others is not None and parts.series == others.series


def _slip(one: Citation, other: Citation) -> bool:
    """Tell whether one of two numbers is a slip of the pen for the other."""
    return likely_slip(one.number or "", other.number or "")


def _parts(cited: Citation) -> NumberParts | None:
    return number_parts(cited.number) if cited.number else None
