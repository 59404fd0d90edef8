"""会议费高于国家标准。

为什么：地方的会议费标准一般低于中央和国家机关，高于国家标准的单价多半是算错或者把别的费用混了进来。

依据：《中央和国家机关会议费管理办法》（财行〔2016〕214号）：每人每天综合定额一类760元、二类650元、三类和四类550元，地方参照执行。
"""

from collections.abc import Iterator

from mingxi.projects.reading import Reading
from mingxi.regulations.fees import Fee
from mingxi.rules.daily_caps import above_daily_cap
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "召开全县水利工作会议1次，会期1天，120人，每人每天800元，需9.6万元。"
GOOD = "召开全县水利工作会议1次，会期1天，120人，每人每天180元，需2.16万元。"


@rule("ES102", "meeting-above-national-standard", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every price per participant and day above the national standard of its class."""
    yield from above_daily_cap(reading, Fee.MEETING)
