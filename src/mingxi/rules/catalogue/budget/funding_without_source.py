"""资金安排里没有写由哪一级财政负担。

为什么：不写来源级次，就不知道用哪一级的预算，也无从核对配套。

依据：预算法第十六条（上级政府不得要求下级政府承担配套资金，国务院规定共同承担的除外）；来源应当按中央、省、市、县、乡分列。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import first_line
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
河道保洁经费安排12.7万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
河道保洁经费由县级财政安排12.7万元。
七、项目实施计划
2024年6月底前支付。
"""

PAYER = pattern_of(
    r"中央|[省市州县区乡镇]级?(?:财政|预算|补助|配套|承担|负担|安排|级)|财政(?!部|局)|自筹|上级|本级"
    r"|一般公共预算|政府性基金|专项资金来源|社会|单位资金|捐赠"
)


@rule("BU104", "funding-without-source", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every funding section, and text, that names no payer of the project."""
    for project in reading.projects:
        funding = project.section(SectionKey.FUNDING)
        if funding is None or project.funding:
            continue
        plan = project.section(SectionKey.PLAN)
        end = plan.end if plan is not None and plan.start >= funding.end else funding.end
        if not PAYER.search(reading.text, funding.body, end):
            message = say("资金安排没有写明来源级次。请写明由哪一级财政负担多少。")
            yield Finding(first_line(reading.text, funding), message)
