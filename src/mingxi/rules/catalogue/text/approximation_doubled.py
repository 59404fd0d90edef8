"""约数的词叠用。

为什么：“约60人左右”“50余人以上”到底是多少，既不能复算，也不能考核。

依据：GB/T 15835-2011《出版物上数字用法》；约数只用一个词表示。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "参加培训约60人左右，观摩50余人以上。"
GOOD = "参加培训约60人，观摩50人以上，用时一周左右。"

# The second word is looked for first: plain words are found fast.
SECOND = pattern_of(r"左右|上下|以上|以下|以内")
FIRST = pattern_of(
    r"(?:大?约|近|大概|大致)\s?[\d,.]{1,12}\s?[余多]?[\u4e00-\u9fff%％]{0,4}$|\d+[余多][\u4e00-\u9fff]{1,3}$"
)
REACH = 22


@rule("TX124", "approximation-doubled", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every number that two words make rough, or one rough and one a limit."""
    for match in SECOND.finditer(reading.text):
        floor = max(0, match.start() - REACH)
        first = FIRST.search(reading.text[floor : match.start()])
        if first is not None:
            span = Span(floor + first.start(), match.end())
            written = reading.text[span.start : span.end]
            message = say("“{written}”叠用了表示约数的词。请只用一个。", written=written)
            yield Finding(span, message)
