"""购买服务没有写服务标准，也没有写验收或者考核。

为什么：没有标准和验收，服务做成什么样都得付钱。

依据：《政府购买服务管理办法》（财政部令第102号）第二十三条（合同应当明确服务的内容、数量、质量、价格、结算方式）；《中华人民共和国政府采购法实施条例》（国务院令第658号）第四十五条（公共服务项目验收应当邀请服务对象参与）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.project_text import SectionKey
from mingxi.projects.purchased_services import purchases_in
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at, section_at
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
购买河道保洁服务，由柳坝清源公司承担12条河道的清漂。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
按月支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
五、项目实施内容
购买河道保洁服务，由柳坝清源公司承担12条河道的清漂。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
按月考核，合格后支付。
"""

JUDGED = pattern_of("验收|考核|考评|履约|服务标准|服务质量|质量标准|检查评分|评价|达标|合格")
SPENT = frozenset({SectionKey.CONTENT, SectionKey.FUNDING, SectionKey.PLAN})


@rule("PS116", "purchase-without-acceptance", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report the first purchase of a project that says nowhere how the service is judged."""
    asked: set[int] = set()
    for purchase in purchases_in(reading):
        project = project_at(reading, purchase.words.start)
        section = section_at(project, purchase.words.start)
        if project is None or section is None or section.key not in SPENT:
            continue
        if not purchase.named or project.start in asked:
            continue
        asked.add(project.start)
        if not JUDGED.search(reading.text, *project.span):
            message = say(
                "购买服务没有写服务标准，也没有写验收、考核。请写明服务的数量、质量和验收办法（{cited}第二十三条）。",
                cited=instrument_of("purchase-of-services").cited,
            )
            yield Finding(purchase.words, message)
