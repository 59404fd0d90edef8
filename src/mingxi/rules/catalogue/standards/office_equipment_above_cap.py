"""办公设备的单价高于配置标准。

为什么：超过价格上限的办公设备要有特殊理由，否则资产配置审核不通过。

依据：《中央行政单位通用办公设备家具配置标准》（财资〔2016〕27号）的价格上限：台式计算机5000元、便携式计算机7000元、A4黑白打印机1200元、复印机35000元、投影仪10000元；地方标准以本地为准。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import clause_start
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.projects.thing_prices import ThingPrice, price_of_one
from mingxi.quantities import Money
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "购置台式电脑10台，每台7,800元，计7.8万元。"
GOOD = "购置台式电脑10台，每台4,800元，计4.8万元。"

# Words that make another thing of it.
ANOTHER = pattern_of(
    r"租|维[修护]|耗材|服务器|工作站|一体机|彩色|A3|大型|工程|激光投影|涉密|专用|图形|平板|云|终端"
)
PARTS = r"(?!桌|椅|包|教室|机?房|配件|网络|室|屏|灯|幕)"
BY_WORD = {word: item for item in standards_of(Fee.OFFICE_EQUIPMENT) for word in item.words}
THING = pattern_of(f"(?:{'|'.join(sorted(BY_WORD, key=len, reverse=True))}){PARTS}")
# The caps are for offices; machines for teaching are bought by other standards.
TEACHING = pattern_of("学生|教学|机房|实训|教室|阅览")
REACH = 24


@rule("ES111", "office-equipment-above-cap", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every price for one common piece of office equipment above its cap."""
    seen: set[Span] = set()
    for match in THING.finditer(reading.text):
        start = max(clause_start(reading.text, match.start()), match.start() - REACH)
        priced = price_of_one(reading, Span(*match.span()))
        if priced is None or ANOTHER.search(reading.text, start, match.start()):
            continue
        if TEACHING.search(reading.text, *sentence_at(reading.text, match.start())):
            continue
        item = BY_WORD[match[0]]
        if priced.fen > item.cap.fen and priced.figure.span not in seen:
            seen.add(priced.figure.span)
            yield Finding(priced.figure.span, _message(priced, item))


def _message(priced: ThingPrice, item: StandardItem) -> Message:
    if priced.figure.per:
        return say(
            "{thing}“{written}”高于配置标准的价格上限{cap}（{cited}）。请按本地标准核对，或者说明特殊需要。",
            thing=item.applies,
            written=priced.figure.text,
            cap=item.cap.in_yuan(),
            cited=item.source.cited,
        )
    return say(
        "{thing}“{written}”合每台{each}，高于配置标准的价格上限{cap}（{cited}）。请按本地标准核对，或者说明特殊需要。",
        thing=item.applies,
        written=priced.figure.text,
        each=Money(priced.fen).in_yuan(),
        cap=item.cap.in_yuan(),
        cited=item.source.cited,
    )
