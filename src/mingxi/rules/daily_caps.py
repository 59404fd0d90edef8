"""Prices for one person and one day against the national standards of meetings and trainings.

For a county the national figures are no more than a reference cap: what lies above the cap of the
class that the text names, or above the highest of all, is a doubt; what lies above the lowest
class, where the text names none, is worth a look. A county holds no meeting or training of the
higher classes, so its texts are held against the lowest.
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, project_at, sentence_at, year_at
from mingxi.regulations.expenditure_standards import StandardItem, standards_of
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.priced_fees import PricedFee, class_named, priced_fees

_HEAD = 60
_COUNTY = pattern_of(
    r"县|旗(?!舰|帜)|[全本我][区镇乡]|[区乡镇](?:人民)?政府|[乡镇]党委|街道|(?<![地社园市城小辖景灌库校])区[\u4e00-\u9fa5]{2,12}[局办]"
)
_HIGHER = pattern_of("省|中央|国家|部委|州级|地级")
_DAY = "天"


def above_daily_cap(reading: Reading, fee: Fee) -> Iterator[Finding]:
    """Report the prices per person and day of a fee that lie above the national standard."""
    for priced in priced_fees(reading, fee):
        days = _days(reading, priced)
        standards = [
            item
            for item in standards_of(fee, year_at(reading, priced.figure.start))
            if item.per <= (priced.price.per if days is None else priced.price.per | {_DAY})
        ]
        if standards:
            yield from _judged(reading, priced, standards, days)


def _days(reading: Reading, priced: PricedFee) -> int | None:
    """Give the days that a price for a person covers at most: 会期1天，每人180元."""
    if priced.price.per != {"人"} or priced.part:
        return None
    sentence = sentence_at(reading.text, priced.figure.start)
    before = figures_within(reading, Span(sentence.start, priced.figure.start))
    days = [figure for figure in before if figure.unit == _DAY and not figure.per]
    whole = len(days) == 1 and days[0].value >= 1 and days[0].value % 1 == 0
    return int(days[0].value) if whole else None


def _judged(
    reading: Reading, priced: PricedFee, standards: list[StandardItem], days: int | None
) -> Iterator[Finding]:
    named = class_named(reading.text, priced.figure, standards)
    lowest = standards[0]
    below = named is None and not priced.part and _is_of_a_county(reading, priced.figure.start)
    cap = named or (lowest if below else standards[-1])
    fen = priced.figure.fen // (days or 1)
    message = _above if days in {None, 1} else _above_by_days
    if fen > cap.cap.fen:
        yield Finding(priced.figure.span, message(priced, cap), severity=Severity.WARNING)
    elif named is None and not priced.part and fen > lowest.cap.fen:
        yield Finding(priced.figure.span, message(priced, lowest), severity=Severity.INFO)


def _is_of_a_county(reading: Reading, place: int) -> bool:
    """Tell whether the project's unit, the title or the sentence is of a county or below."""
    project = project_at(reading, place)
    title = reading.text.strip()[:_HEAD].split("\n", 1)[0]
    for named in (project.unit if project else None, title):
        if named and _COUNTY.search(named):
            return _HIGHER.search(named) is None
    return _COUNTY.search(reading.text, sentence_at(reading.text, place).start, place) is not None


def _above(priced: PricedFee, item: StandardItem) -> Message:
    return say(
        "“{written}”高于国家标准中{applies}每人每天{cap}的综合定额（{cited}），地方标准通常更低。"
        "请按本地标准核对，或者写明依据。",
        written=priced.figure.text,
        applies=item.applies,
        cap=item.cap.in_yuan(),
        cited=item.source.cited,
    )


def _above_by_days(priced: PricedFee, item: StandardItem) -> Message:
    return say(
        "“{written}”分摊到每天，仍高于国家标准中{applies}每人每天{cap}的综合定额（{cited}），地方标准通常更低。"
        "请按本地标准核对，或者写明依据。",
        written=priced.figure.text,
        applies=item.applies,
        cap=item.cap.in_yuan(),
        cited=item.source.cited,
    )
