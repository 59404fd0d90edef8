"""数字用了全角。

为什么：全角数字检索不到、表格算不出，同一个数在两处就成了两个数。

依据：GB/T 15835-2011《出版物上数字用法》；阿拉伯数字用半角。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "河道保洁员１２名，全年经费115,200元。"
GOOD = "河道保洁员12名，全年经费115,200元（Ａ类）。"

DIGITS = "０１２３４５６７８９"
WIDE = pattern_of(f"[{DIGITS}][{DIGITS}，．,.]*")


@rule("TX127", "full-width-digits", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once in a text, the habit of full-width digits."""
    wide = (
        list(WIDE.finditer(reading.text)) if any(digit in reading.text for digit in DIGITS) else []
    )
    if wide:
        message = say(
            "“{written}”是全角数字（共{count}处）。请改为半角。",
            written=wide[0][0],
            count=len(wide),
        )
        yield Finding(Span(*wide[0].span()), message)
