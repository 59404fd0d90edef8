"""购买服务里有垫资、回购一类的融资安排。

为什么：由承接方垫资、政府分年付款，实际是举债，会形成隐性债务。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第四项：融资行为不得纳入政府购买服务范围。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.projects.reading import Reading
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.contractor_financing import InPurchase, financing_in
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "清淤以政府购买服务方式实施，由承接企业先行垫资、分三年付清。"
GOOD = "清淤以政府购买服务方式实施，由承接企业承担，按月考核付款。"


@rule("PS107", "financing-in-purchase", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every financing by the contractor in a project that buys services."""
    for found in financing_in(reading, negative_list()["N4"].words):
        if found.purchase is not None:
            written = reading.text[slice(*found.span)]
            plain = found.paid_back or found.purchase is InPurchase.SENTENCE
            severity = Severity.ERROR if plain else Severity.WARNING
            yield Finding(found.span, _message(written, plain), severity=severity)


def _message(written: str, plain: bool) -> Message:
    cited = negative_list()["N4"].source.cited
    if plain:
        return say(
            "购买服务里有“{written}”，融资行为在负面清单上（{cited}）。请取消融资安排，按预算和进度付款。",
            written=written,
            cited=cited,
        )
    return say(
        "本项目有购买服务，又有“{written}”。请核实是不是融资行为（{cited}）。",
        written=written,
        cited=cited,
    )
