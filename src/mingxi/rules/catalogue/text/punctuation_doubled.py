"""标点重复或者连用。

为什么：多出来的标点往往是删改时留下的，旁边可能少了字。

依据：GB/T 15834-2011《标点符号用法》：句内点号、句末点号不连用。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "河道保洁经费12万元，，由县级财政安排。"
GOOD = "河道保洁经费12万元……由县级财政安排。"

DOUBLED = pattern_of(r"[。，、；：][。，、；：]+")


@rule("TX114", "punctuation-doubled", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every place where two stops follow each other."""
    for match in DOUBLED.finditer(reading.text):
        message = say("标点“{written}”连用了。请留下一个，并核对是否少了字。", written=match[0])
        yield Finding(Span(*match.span()), message)
