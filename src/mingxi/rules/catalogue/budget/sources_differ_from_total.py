"""各级财政负担的金额相加不等于安排的总额。

为什么：少了的没有人出，多了的重复安排。

依据：预算法第十九条（预算收支以人民币元为计算单位）；中央、省、市、县、乡各级来源之和应当等于总额。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.arrangement import contradicted, rounding, tells_of_gap
from mingxi.projects.project_text import Funding, ProjectText, SectionKey
from mingxi.projects.reading import Reading
from mingxi.quantities.money import Money
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
本项目安排资金12万元。省级财政补助5万元。县级财政承担6万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
本项目安排资金12万元。省级财政补助5万元。县级财政承担7万元。
七、项目实施计划
2024年6月底前支付。
"""

PAYERS_MIN = 2
OTHERS = pattern_of(r"上级|村民|群众|企业|业主|社会|单位资金|筹[资劳]|捐")


@rule("BU108", "sources-differ-from-total", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report sources that do not add to the arrangement, where no failing claim says so already."""
    for project in reading.projects:
        payers, span = project.funding, project.arranged_span
        if project.arranged is None or span is None or len(payers) < PAYERS_MIN:
            continue
        if tells_of_gap(reading, project) or _others_pay(reading, project):
            continue
        spans = [payer.span for payer in payers]
        if any(contradicted(reading, place) for place in (span, *spans)):
            continue
        given = sum(payer.amount for payer in payers)
        if abs(given - project.arranged) > rounding(reading, span, *spans):
            yield _finding(project, payers, span)


def _others_pay(reading: Reading, project: ProjectText) -> bool:
    """Tell whether the funding section names payers that are no level of government."""
    funding = project.section(SectionKey.FUNDING)
    return funding is not None and bool(OTHERS.search(reading.text, funding.body, funding.end))


def _finding(project: ProjectText, payers: tuple[Funding, ...], span: Span) -> Finding:
    """Say what the payers give together and what is arranged."""
    assert project.arranged is not None
    given = sum(payer.amount for payer in payers)
    message = say(
        "安排{arranged}，各级来源相加为{given}，相差{difference}。请核对各级金额和总额。",
        arranged=Money(project.arranged).legible(),
        given=Money(given).legible(),
        difference=Money(abs(given - project.arranged)).legible(),
    )
    return Finding(span, message)
