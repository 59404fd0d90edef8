"""公务用车的购置价格高于配备标准。

为什么：超标准配备公务用车是不能批准的，价格要在编制预算时就控制住。

依据：《党政机关公务用车管理办法》（2017年12月）：机要通信用车价格12万元以内，应急保障等其他公务用车18万元以内，因特殊情况配备的小中型客车25万元以内；地方标准以本地为准。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.prose.marks import Figure
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "更新应急保障公务用车2辆，每辆28万元，计56万元。"
GOOD = "更新应急保障公务用车2辆，每辆16万元，计32万元。"

BOUGHT = re.compile(
    r"(?:购置|采购|购买|新购|更[新换]|新增|配备)[^。；;，,、\n]{0,10}?(?P<car>机要通信用车|应急保障(?:公务)?用车|公务用车|公务车|越野车|商务车|轿车)"
    r"(?!运行|维护|租)"
)


@rule("ES112", "official-car-above-cap", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every official car that is bought above the cap of its kind."""
    if "车" not in reading.text:
        return
    prices = {p.figure.start: p.figure for p in reading.unit_prices if p.per == {"辆"}}
    if not prices:
        return
    for match in asserted(reading, BOUGHT):
        item = _kind(match["car"])
        figure = _first_within(prices, match.end(), sentence_at(reading.text, match.start()).end)
        if figure is not None and figure.fen > item.cap.fen:
            message = say(
                "“{written}”高于{kind}{cap}的价格上限（{cited}）。请按本地标准核对，或者附批准文件。",
                written=figure.text,
                kind=item.applies,
                cap=item.cap.in_wan(),
                cited=item.source.cited,
            )
            yield Finding(Span(figure.start, figure.end), message)


def _kind(car: str) -> StandardItem:
    """Give the standard whose words the car's name bears; the first is the narrowest."""
    kinds = standards_of(Fee.OFFICIAL_CARS)
    return next(item for item in kinds if any(word in car for word in item.words))


def _first_within(prices: dict[int, Figure], start: int, end: int) -> Figure | None:
    return next((prices[place] for place in range(start, end) if place in prices), None)
