"""Prices for one person and one day against the national standards of meetings and trainings.

For a county the national figures are no more than a reference cap: what lies above the cap of the
class that the text names, or above the highest of all, is a doubt; what lies above the lowest
class, where the text names none, is worth a look.
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import year_at
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.priced_fees import PricedFee, class_named, priced_fees


def above_daily_cap(reading: Reading, fee: Fee) -> Iterator[Finding]:
    """Report the prices per person and day of a fee that lie above the national standard."""
    for priced in priced_fees(reading, fee):
        standards = [
            item
            for item in standards_of(fee, year_at(reading, priced.figure.start))
            if item.per <= priced.price.per
        ]
        if standards:
            yield from _judged(reading, priced, standards)


def _judged(
    reading: Reading, priced: PricedFee, standards: list[StandardItem]
) -> Iterator[Finding]:
    named = class_named(reading.text, priced.figure, standards)
    cap = named or standards[-1]
    lowest = standards[0]
    if priced.figure.fen > cap.cap.fen:
        yield Finding(priced.figure.span, _above(priced, cap), severity=Severity.WARNING)
    elif named is None and not priced.part and priced.figure.fen > lowest.cap.fen:
        yield Finding(priced.figure.span, _above(priced, lowest), severity=Severity.INFO)


def _above(priced: PricedFee, item: StandardItem) -> Message:
    return say(
        "“{written}”高于国家标准中{applies}每人每天{cap}的综合定额（{cited}），地方标准通常更低。"
        "请按本地标准核对，或者写明依据。",
        written=priced.figure.text,
        applies=item.applies,
        cap=item.cap.in_yuan(),
        cited=item.source.cited,
    )
