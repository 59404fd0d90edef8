"""写明的需求大于安排的资金，缺口没有交代。

为什么：合同或者任务需要的钱没有安排够，差额不是年中追加，就是变成欠款。

依据：预算法第十三条（支出必须以经批准的预算为依据）；合同义务大于预算时应当说明缺口的来源。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.arrangement import tells_of_gap
from mingxi.projects.project_text import ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within
from mingxi.projects.stated_amounts import Statement, statements_in
from mingxi.prose.marks import YUAN
from mingxi.rules.contradiction import worded
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
按合同测算，全年共需经费35.8万元，2024年县级财政安排资金20万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
按合同测算，全年共需经费35.8万元，2024年县级财政安排资金20万元，缺口由单位自筹。
七、项目实施计划
2024年6月底前支付。
"""

NEED = pattern_of(r"需(?!求)|需求|合同(?:金额|价|总)|总概算")


@rule("BU106", "need-exceeds-arrangement", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report a stated need above the arrangement where no word tells who pays the rest."""
    for project in reading.projects:
        funding = project.section(SectionKey.FUNDING)
        if funding is None or project.arranged is None or project.arranged_span is None:
            continue
        if not NEED.search(reading.text, funding.body, funding.end):
            continue
        stated = figures_within(reading, Span(funding.body, funding.end))
        if not any(figure.is_money and figure.fen > project.arranged for figure in stated):
            continue
        if tells_of_gap(reading, project):
            continue
        for need in statements_in(reading.text, reading.figures, funding.body, funding.end):
            if _is_need(reading, need) and need.figure.fen > project.arranged:
                yield _finding(project, need)


def _is_need(reading: Reading, stated: Statement) -> bool:
    """Tell whether the words before an amount say that so much is needed."""
    before = reading.text[stated.clause.start : stated.figure.start]
    return not stated.part and not stated.aside and NEED.search(before) is not None


def _finding(project: ProjectText, need: Statement) -> Finding:
    """Say what is needed, what is arranged and what is missing."""
    assert project.arranged is not None
    assert project.arranged_span is not None
    arranged = need.figure.value * project.arranged / need.figure.fen
    message = say(
        "需要{need}，只安排{arranged}，缺口{gap}没有说明。请写明缺口由谁、何时解决。",
        need=need.figure.text,
        arranged=worded(arranged, YUAN),
        gap=worded(need.figure.value - arranged, YUAN),
    )
    return Finding(Span(need.clause.start, need.figure.end), message)
