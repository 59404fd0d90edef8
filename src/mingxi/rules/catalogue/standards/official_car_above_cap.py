"""公务用车的购置价格高于配备标准。

为什么：超标准配备公务用车是不能批准的，价格要在编制预算时就控制住。

依据：《党政机关公务用车管理办法》（2017年12月）：机要通信用车价格12万元以内，应急保障等其他公务用车18万元以内，因特殊情况配备的小中型客车25万元以内；地方标准以本地为准。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import clause_start, is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.thing_prices import ThingPrice, price_of_one
from mingxi.quantities import Money
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "更新应急保障公务用车2辆，每辆28万元，计56万元。"
GOOD = "更新应急保障公务用车2辆，每辆16万元，计32万元。"

CAR = pattern_of(r"(?:车|皮卡车?|SUV)(?!载|平台|系统|管理|改革|定位|标识|库|位|棚)")
# What makes an official car of one, right before it.
OF_A_KIND = pattern_of(
    r"(?:(?:机要通信|应急|保障|抢险|执法|执勤|巡查|巡护|防汛|指挥|公务|业务|工作|值班|越野|商务|轿|面包){1,4}用?"
    r"|公|小汽|[小中]型客)\Z"
)
OF_ANOTHER_KIND = pattern_of(
    r"消防|救护|救援|环卫|洒水|清扫|垃圾|校车|公交|货车|电动|摩托|特种|监测|检测|运输|殡葬|囚"
)
BOUGHT = pattern_of(r"购|更[新换]|新增|配备|添置")
# As far before a car as the words for its kind stand.
REACH = 24


@rule("ES112", "official-car-above-cap", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every official car that is bought above the cap of its kind."""
    text = reading.text
    seen: set[Span] = set()
    for car in _cars(text):
        priced = price_of_one(reading, car)
        item = _kind(text[slice(*car)])
        if priced is None or priced.fen <= item.cap.fen or priced.figure.span in seen:
            continue
        start = clause_start(text, car.start)
        behind = max(car.end, priced.figure.start)
        other = OF_ANOTHER_KIND.search(text, start, car.end)
        if not other and BOUGHT.search(text, start, behind) and is_asserted(text, car):
            seen.add(priced.figure.span)
            yield Finding(priced.figure.span, _message(priced, item))


def _cars(text: str) -> Iterator[Span]:
    """Give the names of cars that may be official ones, in text order."""
    for match in CAR.finditer(text):
        if match[0] != "车":
            yield Span(*match.span())
        elif kind := OF_A_KIND.search(text, max(0, match.start() - REACH), match.start()):
            yield Span(kind.start(), match.end())


def _kind(car: str) -> StandardItem:
    """Give the standard for a car: for messengers, else the widest that its name bears."""
    kinds = [
        item for item in standards_of(Fee.OFFICIAL_CARS) if any(word in car for word in item.words)
    ]
    return kinds[0] if "机要" in car else kinds[-1]


def _message(priced: ThingPrice, item: StandardItem) -> Message:
    if priced.figure.per:
        return say(
            "“{written}”高于{kind}{cap}的价格上限（{cited}）。请按本地标准核对，或者附批准文件。",
            written=priced.figure.text,
            kind=item.applies,
            cap=item.cap.in_wan(),
            cited=item.source.cited,
        )
    return say(
        "“{written}”合每辆{each}，高于{kind}{cap}的价格上限（{cited}）。请按本地标准核对，或者附批准文件。",
        written=priced.figure.text,
        each=Money(priced.fen).in_wan(),
        kind=item.applies,
        cap=item.cap.in_wan(),
        cited=item.source.cited,
    )
