"""同一个数在前后写得不一样。

为什么：审核的人不知道以哪个为准；批复时取了其中一个，另一处就成了错误。

依据：项目文本各部分和绩效目标表说的是同一个项目，同一金额、同一数量应当前后一致。
"""

import re
from collections.abc import Iterator
from itertools import chain

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.claims.judging import slip_between
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figure_at, figure_from, key_at, project_at
from mingxi.prose.marks import Figure
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
乡村道路养护经费
二、立项依据
《柳坝县乡村道路养护办法》（柳政办发〔2018〕9号）。
六、资金安排情况
本项目安排资金24.5万元。
七、项目实施计划
项目总投资25.4万元，于2024年11月底前支付完毕。
"""
GOOD = """一、项目名称
乡村道路养护经费
二、立项依据
《柳坝县乡村道路养护办法》（柳政办发〔2018〕9号）。
六、资金安排情况
本项目安排资金24.5万元。
七、项目实施计划
项目总投资24.5万元，于2024年11月底前支付完毕。
"""

# Two patterns, for the engine looks for neither the fast way where they are one.
WHOLE = tuple(
    pattern_of(
        words + r"[^，。；、：:（）()\d\n]{0,12}(?=[\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])"
    )
    for words in (
        "项目(?:(?<=[本该]项目)|总|共|资金|预算|投资|经费|所需)",
        "总(?<!项目总)(?:投资|预算|投入)",
    )
)
PAID_IN_ALL = pattern_of(r"全年[^，。；、：:（）()\d\n]{0,8}(?=\d)")
# The funding section is added up, and the target table has a rule of its own.
TOLD_THERE = frozenset({SectionKey.FUNDING, SectionKey.TARGETS})
THREE_DIGITS = 100


@rule("AR104", "stated-differently", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every figure that another place states otherwise."""
    for claim in failing(reading, Question.EQUALITY):
        message = say(
            "“{stated}”与另一处写的不一致：{because}，这里{difference}。请核对以哪一处为准。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
    told = {claim.result for claim in reading.failing}
    for match in _wholes(reading):
        figure = figure_from(reading, match.end())
        arranged = _arranged(reading, match.start())
        if figure is None or arranged is None or {figure.span, arranged.span} & told:
            continue
        if figure.is_money and _is_slip(figure, arranged):
            yield _finding(figure, arranged)


def _wholes(reading: Reading) -> Iterator[re.Match[str]]:
    """Give where an amount is said to be the whole of a project, or what its plan pays in all."""
    yield from chain.from_iterable(words.finditer(reading.text) for words in WHOLE)
    for project in reading.projects:
        plan = project.section(SectionKey.PLAN)
        if plan is not None:
            yield from PAID_IN_ALL.finditer(reading.text, plan.body, plan.end)


def _arranged(reading: Reading, place: int) -> Figure | None:
    """Give the arrangement of the project around ``place``, or None where others ask."""
    project = project_at(reading, place)
    if project is None or project.arranged_span is None:
        return None
    told_there = key_at(reading, place) in TOLD_THERE
    return None if told_there else figure_at(reading, project.arranged_span)


def _is_slip(stated: Figure, arranged: Figure) -> bool:
    """Tell whether an amount is the arrangement but for one slip of the pen.

    Of two digits any two amounts are a slip apart, so it takes three.
    """
    step = max(stated.step, arranged.step)
    if min(stated.value, arranged.value) < step * THREE_DIGITS:
        return False
    if abs(stated.value - arranged.value) <= step / 2:
        return False
    return slip_between(stated.value, arranged.value, step) is not None


def _finding(stated: Figure, arranged: Figure) -> Finding:
    """Say that the total stands elsewhere with other digits."""
    message = say(
        "这里写“{here}”，资金安排写“{there}”，只差一笔。请核对以哪一处为准。",
        here=stated.text,
        there=arranged.text,
    )
    return Finding(stated.span, message)
