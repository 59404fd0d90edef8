"""购买的是应当由政府直接履行的职责。

为什么：许可、处罚、执法这样的职责不能交给企业，只能购买其中的辅助性、技术性服务。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第二项：应当由政府直接履职的事项不得纳入政府购买服务范围。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.purchased_services import Purchase, purchases_in
from mingxi.projects.reading import Reading
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "通过政府购买服务方式，委托柳坝清源公司开展水行政执法和行政处罚。"
GOOD = "通过政府购买服务方式，委托柳坝清源公司开展水行政执法辅助巡查。"

# What a firm may do beside the duty itself.
BESIDE = re.compile(
    r"辅助|协助|配合|技术|支持|支撑|培训|宣传|设备|装备|系统|平台|软件|案卷|评查|评议|评估|记录仪|文书|档案|法律|咨询|编制|"
    r"检测|监测|翻译|车辆|服装|服务大厅|大厅|局|大队|支队|中心|人员|事项梳理|信息"
)
DUTY = re.compile("|".join(negative_list()["N2"].words))
REACH = 30
BESIDE_REACH = 10


@rule("PS104", "own-duty-bought", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every purchase of a duty that only government itself may carry out."""
    for purchase in purchases_in(reading):
        duty = _duty(reading.text, purchase)
        if duty is not None:
            forbidden = negative_list()["N2"]
            message = say(
                "“{duty}”是{forbids}（{cited}），不得购买。请核实；只购买辅助性服务的，写明辅助的内容。",
                duty=reading.text[slice(*duty)],
                forbids=forbidden.forbids,
                cited=forbidden.source.cited,
            )
            yield Finding(duty, message)


def _duty(text: str, purchase: Purchase) -> Span | None:
    """Give the duty that is bought, or None where only help with one is."""
    end = min(purchase.sentence.end, purchase.words.end + REACH)
    match = DUTY.search(text, purchase.words.start, end)
    if match is None or BESIDE.search(text, purchase.words.end, match.start()):
        return None
    return (
        None
        if BESIDE.search(text, match.end(), match.end() + BESIDE_REACH)
        else Span(*match.span())
    )
