"""超过30天的培训全程按综合定额测算。

为什么：超过30天的天数只按综合定额的70%控制，全程按全额算会多报。

依据：《中央和国家机关培训费管理办法》（财行〔2016〕540号）：超过30天的培训，超过天数按照综合定额标准的70%控制。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at
from mingxi.regulations.expenditure_standards import national_standards
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.priced_fees import priced_fees
from mingxi.rules.rule import rule

BAD = "举办青年干部培训班1期，30人、60天，每人每天200元，需36万元。"
GOOD = "举办青年干部培训班1期，30人、20天，每人每天200元，需12万元。"

FULL_RATE_DAYS = 30
LATER_PERCENT = 70


@rule("ES110", "long-training-at-full-rate", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every training of more than 30 days whose sentence knows no second rate."""
    for priced in priced_fees(reading, Fee.TRAINING):
        if priced.part or not {"人", "天"} <= priced.price.per:
            continue
        beside = figures_within(reading, sentence_at(reading.text, priced.figure.start))
        days = [figure for figure in beside if figure.unit == "天" and not figure.per]
        reduced = any(figure.value == LATER_PERCENT and figure.unit == "%" for figure in beside)
        if len(days) == 1 and days[0].value > FULL_RATE_DAYS and not reduced:
            message = say(
                "培训{days}，超过{most}天的部分应当按综合定额的{percent}%控制（{cited}）。请分段测算。",
                days=days[0].text,
                most=FULL_RATE_DAYS,
                percent=LATER_PERCENT,
                cited=national_standards()["TR-N3"].source.cited,
            )
            yield Finding(days[0].span, message)
