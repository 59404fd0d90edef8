"""本地的支出标准在项目年度不再有效。

为什么：没有有效的标准，单价就没有依据，不能拿过期的标准或者国家标准代替。

依据：预算法第三十二条（按照支出标准和要求编制预算草案）；标准的有效期在设置文件中写明。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import year_at
from mingxi.regulations.locality import Locality
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.local_prices import local_prices
from mingxi.rules.rule import local_rule

SETTINGS = """[[place.standards]]
category = "培训费"
per = ["人", "天"]
cap = "300"
source = "柳财行〔2018〕6号"
from = 2018-01-01
until = 2022-12-31
"""
BAD = """柳坝县2024年项目文本
举办河长培训班1期，40人、3天，每人每天280元，需3.36万元。
"""
GOOD = """柳坝县2022年项目文本
举办河长培训班1期，40人、3天，每人每天280元，需3.36万元。
"""


@local_rule("ES116", "local-standard-not-in-force", Severity.INFO)
def check(reading: Reading, locality: Locality) -> Iterator[Finding]:
    """Report every price whose place has standards, but none for the budget year."""
    for priced, standards in local_prices(reading, locality.standards):
        year = year_at(reading, priced.figure.start)
        if year is None or any(item.in_force_in(year) for item in standards):
            continue
        message = say(
            "本地{fee}标准（{source}）在{year}年没有有效的一条。请写明{year}年适用的标准和依据。",
            fee=priced.fee.value,
            source="、".join(dict.fromkeys(item.source for item in standards)),
            year=year,
        )
        yield Finding(priced.figure.span, message)
