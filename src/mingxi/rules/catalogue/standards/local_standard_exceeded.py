"""单价高于本地的支出标准。

为什么：本地标准是审核和报销的依据，超过的部分不能安排。

依据：预算法第三十二条（按照支出标准和要求编制预算草案）；各地会议费、培训费、公务接待费、差旅费的管理办法（在设置文件中写明）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import year_at
from mingxi.regulations.locality import Locality
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.local_prices import local_prices
from mingxi.rules.rule import local_rule

SETTINGS = """[place]
name = "柳坝县"

[[place.standards]]
category = "培训费"
per = ["人", "天"]
cap = "300"
source = "柳财行〔2018〕6号"
from = 2018-01-01
"""
BAD = "2024年举办河长培训班1期，40人、3天，每人每天320元，需3.84万元。"
GOOD = "2024年举办河长培训班1期，40人、3天，每人每天280元，需3.36万元。"


@local_rule("ES115", "local-standard-exceeded", Severity.WARNING)
def check(reading: Reading, locality: Locality) -> Iterator[Finding]:
    """Report every price above the place's own standard for its fee and units."""
    for priced, fitting in local_prices(reading, locality.standards):
        year = year_at(reading, priced.figure.start)
        standards = [item for item in fitting if year is None or item.in_force_in(year)]
        if not standards:
            continue
        cap = max(standards, key=lambda item: item.cap)
        if priced.figure.fen > cap.cap.fen:
            message = say(
                "“{written}”高于本地{fee}标准{cap}（{source}）。请按标准测算，或者写明批准的依据。",
                written=priced.figure.text,
                fee=priced.fee.value,
                cap=cap.cap.in_yuan(),
                source=cap.source,
            )
            yield Finding(priced.figure.span, message)
