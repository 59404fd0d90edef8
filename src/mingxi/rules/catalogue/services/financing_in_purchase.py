"""购买服务里有垫资、回购一类的融资安排。

为什么：由承接方垫资、政府分年付款，实际是举债，会形成隐性债务。

依据：《政府购买服务管理办法》（财政部令第102号）第十条第四项：融资行为不得纳入政府购买服务范围。
"""

import re
from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.purchased_services import purchases_in
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at, sentence_at
from mingxi.regulations.service_purchases import negative_list
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "清淤以政府购买服务方式实施，由承接企业先行垫资、分三年付清。"
GOOD = "清淤以政府购买服务方式实施，由承接企业承担，按月考核付款。"

FINANCING = re.compile("|".join(negative_list()["N4"].words))


@rule("PS107", "financing-in-purchase", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every financing by the contractor in a project that buys services."""
    if not FINANCING.search(reading.text):
        return
    purchases = [purchase for purchase in purchases_in(reading) if purchase.named]
    sentences = {purchase.sentence for purchase in purchases}
    projects = {_project_start(reading, purchase.words.start) for purchase in purchases} - {None}
    for match in asserted(reading, FINANCING):
        plain = sentence_at(reading.text, match.start()) in sentences
        if plain or _project_start(reading, match.start()) in projects:
            severity = Severity.ERROR if plain else Severity.WARNING
            yield Finding(Span(*match.span()), _message(match[0], plain), severity=severity)


def _project_start(reading: Reading, place: int) -> int | None:
    project = project_at(reading, place)
    return None if project is None else project.start


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
