"""会期超过2天。

为什么：会议费按人按天计，会期多一天费用就多一份，超期的会议要有批准。

依据：《中央和国家机关会议费管理办法》（财行〔2016〕214号）：二类、三类、四类会议会期均不得超过2天；地方参照执行。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "召开全县水利工作会议1次，会期4天，120人，每人每天180元，需8.64万元。"
GOOD = "召开全县水利工作会议1次，会期1天，120人，每人每天180元，需2.16万元。"

LASTS = pattern_of(r"会期(?:为|共|约|[:：])?")
DAYS_MAX = 2
# Assemblies that the law or a charter calls.
ASSEMBLY = pattern_of(
    r"人民代表大会|人代会|党代会|党员代表大会|代表大会|政协|两会|委员会全体会议|全会"
)
REACH = 3


@rule("ES113", "meeting-too-long", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every meeting that lasts more than two days."""
    for match in LASTS.finditer(reading.text):
        days = [
            figure
            for figure in figures_within(reading, Span(match.end(), match.end() + REACH))
            if figure.unit == "天"
        ]
        sentence = sentence_at(reading.text, match.start())
        if not days or days[0].value <= DAYS_MAX or not is_asserted(reading.text, days[0].span):
            continue
        if not ASSEMBLY.search(reading.text, sentence.start, sentence.end):
            message = say(
                "会期{days}，超过{most}天（{cited}）。请压缩会期，或者写明批准的依据。",
                days=days[0].text,
                most=DAYS_MAX,
                cited=instrument_of("meeting-fees").cited,
            )
            yield Finding(days[0].span, message)
