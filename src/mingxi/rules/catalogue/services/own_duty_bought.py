"""购买的是应当由政府直接履行的职责。

为什么：许可、处罚、执法这样的职责不能交给企业，只能购买其中的辅助性、技术性服务。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第二项：应当由政府直接履职的事项不得纳入政府购买服务范围。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import clause_start, is_asserted
from mingxi.projects.purchased_services import Purchase, purchases_in
from mingxi.projects.reading import Reading
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "通过政府购买服务方式，委托柳坝清源公司开展水行政执法和行政处罚。"
GOOD = "通过政府购买服务方式，委托柳坝清源公司开展水行政执法辅助巡查。"

# What a firm may do beside the duty itself.
BESIDE = pattern_of(
    r"辅助|协助|配合|技术|支持|支撑|培训|宣传|设备|装备|系统|平台|软件|案卷|评查|评议|评估|记录仪|文书|档案|法律|咨询|编制|"
    r"检测|监测|翻译|车辆|服装|服务大厅|大厅|局|大队|支队|中心|人员|部门|事项梳理|信息|中介|引导|隔离|心理|不涉及|数字化|扫描|罚没|审计|统计|公示|印[刷制]"
)
# Whoever does this takes the duty itself over, whatever else he does.
TAKEN_OVER = pattern_of(
    r"(?:代行|行使|代为(?:作出|实施|办理)?|直接(?:开展|实施|作出))[^，。；\n]{0,12}$"
)
DUTY = pattern_of("|".join(negative_list()["N2"].words))
# Whoever helps does so with everything that his clause lists.
HELP = pattern_of("辅助|协助|配合|技术|支持|支撑")
# In a clause of its own a duty is bought where that hands it over, or only the way precedes.
HANDED_OVER = pattern_of(r"由|从事|委托|交给|外包|代行|代为|行使")
WAY_ONLY = pattern_of(r"(?:的?(?:方式|形式|办法|途径))?[，,]?")
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
    start = clause_start(text, purchase.words.start)
    return next(
        (
            Span(*match.span())
            for match in DUTY.finditer(text, start, purchase.sentence.end)
            if _is_bought(text, purchase, match)
        ),
        None,
    )


def _is_bought(text: str, purchase: Purchase, duty: re.Match[str]) -> bool:
    """Tell whether the duty itself is handed over, as far as the words around it say."""
    clause = clause_start(text, duty.start())
    # 查处 is a duty and a word of denial, so only what leads to the duty can deny it.
    asserted = is_asserted(text, Span(duty.start(), duty.start()))
    if not asserted or not _goes_on(text, purchase, clause, duty):
        return False
    if TAKEN_OVER.search(text, clause, duty.start()):
        return True
    item = max(clause, text.rfind("、", clause, duty.start()) + 1)
    # What the firm is called (法律服务公司) does not tell what it does.
    if purchase.words.end <= duty.start():
        item = max(item, purchase.words.end)
    return not (
        HELP.search(text, clause, duty.start())
        or BESIDE.search(text, item, duty.start())
        or BESIDE.search(text, duty.end(), duty.end() + BESIDE_REACH)
    )


def _goes_on(text: str, purchase: Purchase, clause: int, duty: re.Match[str]) -> bool:
    """Tell whether the clause of a duty still speaks of what is bought."""
    between = text[min(clause, purchase.words.end) : clause]
    return WAY_ONLY.fullmatch(between) is not None or bool(
        HANDED_OVER.search(text, clause, duty.start())
    )
