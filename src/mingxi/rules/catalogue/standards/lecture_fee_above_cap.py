"""讲课费高于讲课人职称对应的上限。

为什么：讲课费按职称和学时封顶，超过的部分不能报销。

依据：《中央和国家机关培训费管理办法》（财行〔2016〕540号）：每学时税后讲课费副高级一般不超过500元，正高级一般不超过1000元，院士、全国知名专家一般不超过1500元。
"""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at, year_at
from mingxi.prose.marks import Figure
from mingxi.quantities import Money
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.priced_fees import class_named, priced_fees
from mingxi.rules.rule import rule

BAD = "师资费：外请副高级职称教师授课20学时，每学时900元，计1.8万元。"
GOOD = "师资费：外请正高级职称教师授课20学时，每学时900元，计1.8万元。"

# By the hour, or by the half-day, of which four hours are counted at most.
HOURS = {"学时": 1, "小时": 1, "半天": 4, "天": 8}
HOUR = "学时"
# The caps are what the lecturer is paid; tax is added to them.
BEFORE_TAX = "税前"


LECTURED = pattern_of("讲课|授课|讲座|课酬|师资费")
NAMED = pattern_of("讲课|授课|讲座|讲师|课酬|课时费|师资|酬金|报酬")
# What the total may be for several of, beside the hours.
SEVERAL = frozenset(
    {"人", "次", "场", "期", "天", "班", "场次", "节", "堂", "批", "个班", "年", "月"}
)


class Paid(NamedTuple):
    """A lecture fee as written, in fen for ``hours`` hours."""

    figure: Figure
    fen: int
    hours: int


@rule("ES103", "lecture-fee-above-cap", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every lecture fee above the cap of the rank it names, or above every cap."""
    for paid in (*_by_the_hour(reading), *_in_total(reading)):
        standards = standards_of(Fee.LECTURE, year_at(reading, paid.figure.start))
        if not standards or _is_before_tax(reading.text, paid.figure):
            continue
        item = class_named(reading.text, paid.figure, standards) or standards[-1]
        if paid.fen > item.cap.fen * paid.hours:
            yield Finding(paid.figure.span, _message(paid, item))


def _by_the_hour(reading: Reading) -> Iterator[Paid]:
    for priced in priced_fees(reading, Fee.LECTURE):
        hours = next((HOURS[unit] for unit in priced.price.per if unit in HOURS), None)
        if hours is not None:
            yield Paid(priced.figure, priced.figure.fen, hours)


def _in_total(reading: Reading) -> Iterator[Paid]:
    """Give the totals of sentences that count nothing but hours: 授课4学时，讲课费1万元."""
    end = 0
    for match in LECTURED.finditer(reading.text):
        if match.start() < end:
            continue
        sentence = sentence_at(reading.text, match.start())
        end = sentence.end
        figures = figures_within(reading, sentence)
        hours = [f for f in figures if f.unit == HOUR and not f.per]
        money = [f for f in figures if f.is_money]
        if len(hours) != 1 or len(money) != 1 or money[0].per or hours[0].value < 1:
            continue
        named = NAMED.search(reading.text, sentence.start, money[0].start)
        if named and not any(f.unit in SEVERAL for f in figures):
            yield Paid(money[0], money[0].fen, int(hours[0].value))


def _is_before_tax(text: str, figure: Figure) -> bool:
    sentence = sentence_at(text, figure.start)
    return text.find(BEFORE_TAX, sentence.start, sentence.end) >= 0


def _message(paid: Paid, item: StandardItem) -> Message:
    if paid.hours > 1:
        return say(
            "“{written}”高于{applies}{hours}学时{cap}的税后讲课费上限（每学时{hourly}，每半天最多按4学时计，{cited}）。"
            "请核对职称和标准。",
            written=paid.figure.text,
            applies=item.applies,
            cap=Money(item.cap.fen * paid.hours).in_yuan(),
            hourly=item.cap.in_yuan(),
            hours=paid.hours,
            cited=item.source.cited,
        )
    return say(
        "“{written}”高于{applies}每学时{cap}的税后讲课费上限（{cited}）。请核对职称和标准。",
        written=paid.figure.text,
        applies=item.applies,
        cap=item.cap.in_yuan(),
        cited=item.source.cited,
    )
