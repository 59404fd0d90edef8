"""达到本地采购限额的服务没有写采购方式。

为什么：限额以上的服务属于政府采购，不写方式就看不出是不是公平择优。

依据：《政府购买服务管理办法》（财政部令第102号）第十七条（按照政府采购法律、行政法规和相关制度组织实施）；采购限额标准由各省规定（在设置文件中写明）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.purchased_services import purchases_in
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, paragraph_at, project_at
from mingxi.regulations.locality import Locality
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import local_rule

SETTINGS = """[place.procurement]
goods_and_services = "500000"
source = "柳财采〔2020〕4号"
"""
BAD = "购买河道保洁服务，由柳坝清源公司承担，全年需60万元。"
GOOD = "购买河道保洁服务，采用竞争性磋商方式确定承接主体，全年需60万元。"

METHOD = pattern_of(
    "招标|竞争性|磋商|谈判|询价|单一来源|框架协议|政府采购|中标|成交|比选|遴选|电子卖场|采购方式"
)


@local_rule("PS118", "purchase-without-method", Severity.INFO)
def check(reading: Reading, locality: Locality) -> Iterator[Finding]:
    """Report every purchase above the place's threshold of a text that names no method."""
    threshold = locality.procurement.goods_and_services
    if threshold is None:
        return
    told: dict[Span, bool] = {}
    for purchase in purchases_in(reading):
        project = project_at(reading, purchase.words.start)
        around = project.span if project else paragraph_at(reading.text, purchase.words.start)
        if around not in told:
            told[around] = METHOD.search(reading.text, *around) is not None
        if told[around]:
            continue
        for figure in figures_within(reading, purchase.sentence):
            if figure.is_money and not figure.per and figure.fen >= threshold.fen:
                message = say(
                    "服务金额“{written}”达到本地采购限额{threshold}（{source}），没有写采购方式。请写明采购方式。",
                    written=figure.text,
                    threshold=threshold.in_wan(),
                    source=locality.procurement.source or "[place.procurement]",
                )
                yield Finding(figure.span, message)
                break
