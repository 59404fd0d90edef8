"""讲课费按人、按次或者按天计，没有写学时。

为什么：讲课费的上限按学时和职称定，不写学时就看不出标准高低。

依据：《中央和国家机关培训费管理办法》（财行〔2016〕540号）：讲课费按实际发生的学时计算，每半天最多按4学时计算。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.regulations.fees import Fee
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.priced_fees import priced_fees
from mingxi.rules.rule import rule

BAD = "培训班讲课费1.2万元（2,000元×6人）。"
GOOD = "培训班讲课费1.2万元（500元×24学时）。"

# What may be lectured for, without saying how long.
WITHOUT_HOURS = frozenset({"人", "次", "场", "期", "天", "节", "堂", "场次", "班"})
HOURS = pattern_of("学时|课时|小时|半天")


@rule("ES104", "lecture-fee-without-hours", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every lecture fee for one person or occasion whose sentence counts no hours."""
    for priced in priced_fees(reading, Fee.LECTURE):
        sentence = sentence_at(reading.text, priced.figure.start)
        if priced.part or not priced.price.per <= WITHOUT_HOURS:
            continue
        if not HOURS.search(reading.text, sentence.start, sentence.end):
            message = say(
                "讲课费“{written}”没有写学时，无从对照上限。请写明每人讲几个学时、什么职称。",
                written=priced.figure.text,
            )
            yield Finding(priced.figure.span, message)
