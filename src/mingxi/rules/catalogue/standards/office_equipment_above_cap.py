"""办公设备的单价高于配置标准。

为什么：超过价格上限的办公设备要有特殊理由，否则资产配置审核不通过。

依据：《中央行政单位通用办公设备家具配置标准》（财资〔2016〕27号）的价格上限：台式计算机5000元、便携式计算机7000元、A4黑白打印机1200元、复印机35000元、投影仪10000元；地方标准以本地为准。
"""

import re
from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.asserted import clause_start
from mingxi.projects.reading import Reading
from mingxi.projects.unit_prices import UnitPrice
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "购置台式电脑10台，每台7,800元，计7.8万元。"
GOOD = "购置台式电脑10台，每台4,800元，计4.8万元。"

# One thing, whatever it is counted in; a price for a year or a page is no price of the thing.
OF_ONE_THING = frozenset({"台", "套", "部", "*", "个"})
# Words that make another thing of it, or another price.
ANOTHER = re.compile(r"租|维[修护]|耗材|服务器|工作站|一体机|彩色|A3|大型|工程|涉密|专用|图形")
REACH = 40


@rule("ES111", "office-equipment-above-cap", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every price for one common piece of office equipment above its cap."""
    by_word = {word: item for item in standards_of(Fee.OFFICE_EQUIPMENT) for word in item.words}
    if not any(word in reading.text for word in by_word):
        return
    words = re.compile("|".join(sorted(by_word, key=len, reverse=True)))
    for price in reading.unit_prices:
        if not price.per <= OF_ONE_THING:
            continue
        item = _thing(reading.text, price, words, by_word)
        if item is not None and price.figure.fen > item.cap.fen:
            message = say(
                "{thing}“{written}”高于配置标准的价格上限{cap}（{cited}）。请按本地标准核对，或者说明特殊需要。",
                thing=item.applies,
                written=price.figure.text,
                cap=item.cap.in_yuan(),
                cited=item.source.cited,
            )
            yield Finding(price.figure.span, message)


def _thing(
    text: str, price: UnitPrice, words: re.Pattern[str], by_word: dict[str, StandardItem]
) -> StandardItem | None:
    """Give the thing named in the clause of a price or the one before it, if one alone."""
    start = price.figure.start
    clause = clause_start(text, start)
    before = clause_start(text, max(0, clause - 1))
    named = [*words.finditer(text, max(before, start - REACH), start)]
    if len(named) != 1 or ANOTHER.search(text, max(before, start - REACH), start):
        return None
    # Another thing is named behind a 、 or 和.
    between = text[named[0].end() : start]
    return None if "、" in between or "和" in between or "及" in between else by_word[named[0][0]]
