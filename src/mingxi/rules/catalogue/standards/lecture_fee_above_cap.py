"""讲课费高于讲课人职称对应的上限。

为什么：讲课费按职称和学时封顶，超过的部分不能报销。

依据：《中央和国家机关培训费管理办法》（财行〔2016〕540号）：每学时税后讲课费副高级一般不超过500元，正高级一般不超过1000元，院士、全国知名专家一般不超过1500元。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at, year_at
from mingxi.quantities import Money
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.priced_fees import PricedFee, class_named, priced_fees
from mingxi.rules.rule import rule

BAD = "师资费：外请副高级职称教师授课20学时，每学时900元，计1.8万元。"
GOOD = "师资费：外请正高级职称教师授课20学时，每学时900元，计1.8万元。"

# By the hour, or by the half-day, of which four hours are counted at most.
HOURS = {"学时": 1, "小时": 1, "半天": 4}
# The caps are what the lecturer is paid; tax is added to them.
BEFORE_TAX = "税前"


@rule("ES103", "lecture-fee-above-cap", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every lecture fee above the cap of the rank it names, or above every cap."""
    for priced in priced_fees(reading, Fee.LECTURE):
        hours = next((HOURS[unit] for unit in priced.price.per if unit in HOURS), None)
        figure = priced.figure
        if hours is None or _is_before_tax(reading.text, priced):
            continue
        standards = standards_of(Fee.LECTURE, year_at(reading, figure.start))
        if not standards:
            continue
        item = class_named(reading.text, figure, standards) or standards[-1]
        if figure.fen > item.cap.fen * hours:
            yield Finding(figure.span, _message(priced, item, hours))


def _is_before_tax(text: str, priced: PricedFee) -> bool:
    sentence = sentence_at(text, priced.figure.start)
    return text.find(BEFORE_TAX, sentence.start, sentence.end) >= 0


def _message(priced: PricedFee, item: StandardItem, hours: int) -> Message:
    if hours > 1:
        return say(
            "“{written}”高于{applies}每半天{cap}的讲课费上限（每学时{hourly}，每半天最多按{hours}学时计，{cited}）。"
            "请核对职称和标准。",
            written=priced.figure.text,
            applies=item.applies,
            cap=Money(item.cap.fen * hours).in_yuan(),
            hourly=item.cap.in_yuan(),
            hours=hours,
            cited=item.source.cited,
        )
    return say(
        "“{written}”高于{applies}每学时{cap}的税后讲课费上限（{cited}）。请核对职称和标准。",
        written=priced.figure.text,
        applies=item.applies,
        cap=item.cap.in_yuan(),
        cited=item.source.cited,
    )
