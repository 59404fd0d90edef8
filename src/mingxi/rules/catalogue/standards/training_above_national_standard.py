"""培训费高于国家标准。

为什么：地方的培训费标准一般低于中央和国家机关，高于国家标准的单价多半是算错或者把别的费用混了进来。

依据：《中央和国家机关培训费管理办法》（财行〔2016〕540号）：每人每天综合定额一类760元、二类650元、三类550元，地方参照执行；师资费在定额之外单列。
"""

from collections.abc import Iterator

from mingxi.projects.reading import Reading
from mingxi.regulations.fees import Fee
from mingxi.rules.daily_caps import above_daily_cap
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "2024年举办河长培训班1期，40人、3天，每人每天820元，需9.84万元。"
GOOD = "2024年举办河长培训班1期，40人、3天，每人每天320元，需3.84万元。"


@rule("ES101", "training-above-national-standard", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every price per trainee and day above the national standard of its class."""
    yield from above_daily_cap(reading, Fee.TRAINING)
