"""购买服务里打进了货物。

为什么：货物有自己的采购目录、限额和资产管理，混在服务里就避开了这些管理。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第三项：政府采购法律、行政法规规定的货物和工程，不得纳入政府购买服务范围。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.purchased_services import BUNDLED, Purchase, purchases_in
from mingxi.projects.reading import Reading
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "委托第三方承担河道保洁、巡查及监控设备采购安装，合同总价15万元。"
GOOD = "委托第三方承担河道保洁、巡查及监控设备维护，合同总价15万元。"

THINGS = (
    r"(?:设备|设施|器材|器械|仪器|物资|家具|桌椅|电脑|计算机|打印机|复印机|空调|车辆|汽车|[\u4e00-\u9fa5]车(?=\d)|监控|摄像头|路灯|"
    r"垃圾桶|垃圾箱|果皮箱|标识牌|净化器|灭火器|显示屏|无人机|水泵|药品|硬件|办公用品|终端机?|一体机|护理床|记录仪|监测仪|检测仪|病床|轮椅|传感器|(?:(?![及和与的等采购、])[\u4e00-\u9fa5]){2,5}机(?!构|关|制|场|动)|服务器|图书|农药|种子|种苗|苗木|化肥)"
)
GOODS = pattern_of(
    rf"{THINGS}(?:[\d,]{{1,7}}[只台套个辆张部件])?[的、和及]?(?:采购|购置|安装|供货)(?![^，。；\n]{{0,6}}?(?:货物类|另行|单独))(?!代理|咨询|需求|文件|服务|维护|管理|方案|合同|计划|审计|评审)"
    rf"|(?:采购|购置|购入|添置|购买(?!服务))(?!代理|咨询)[^，,。；;、\n]{{0,8}}?{THINGS}(?![^，。；、\n]{{0,4}}(?:维[护修]|运[维行]|租|管理|服务|使用|保洁|清洗|保养|保险|检测))"
)
# One of these stands in every way of buying goods, so that few sentences are searched for them.
BUYS = pattern_of("采购|购置|安装|供货|购入|添置|购买(?!服务)")
AGENT = pattern_of(r"采购代理|代理机构|招标代理|代理采购|采购咨询|集中采购机构|采购中心")
SERVICE = pattern_of(
    r"保洁|安保|物业|巡查|维护|管护|养护|运维|值守|绿化|服务|培训|监测|检测|运营|收运"
)

# Bought by others, or in a way of its own.
APART = pattern_of(r"自行|自购|另行|单独|分别采购|自筹|已(?:于|经|完成)")
NEAR = 12


@rule("PS105", "goods-bought-as-service", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every purchase of services that buys goods, alone or with the service."""
    for purchase in purchases_in(reading):
        goods = _goods(reading.text, purchase)
        if goods is not None:
            message = say(
                "购买服务里有货物“{goods}”，疑似负面清单上的货物或者打包项目（{cited}）。请把货物分开，按货物采购。",
                goods=reading.text[slice(*goods)],
                cited=negative_list()["N3"].source.cited,
            )
            yield Finding(goods, message)


def _goods(text: str, purchase: Purchase) -> Span | None:
    """Give the goods that are bought; what only entrusts a firm must name a service as well."""
    start, end = purchase.words.start, purchase.sentence.end
    # Before the words that buy, goods are bought along with the service where both are bundled.
    if BUNDLED.search(text, *purchase.sentence):
        start = purchase.sentence.start
    if not BUYS.search(text, start, end) or AGENT.search(text, start, end):
        return None
    if not purchase.named and not SERVICE.search(text, start, end):
        return None
    match = GOODS.search(text, start, end)
    if match is None or APART.search(text, *_near(match)):
        return None
    span = Span(*match.span())
    # Goods in a clause of their own may be bought beside the service, in the proper way.
    if text.find("；", purchase.words.end, span.start) >= 0 or not is_asserted(text, span):
        return None
    return span


def _near(match: re.Match[str]) -> Span:
    return Span(max(0, match.start() - NEAR), match.end() + NEAR)
