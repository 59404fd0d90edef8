"""以元为单位的金额写到了分以下。

为什么：人民币到分为止，分以下的“元”多半是漏写了“万”字，一漏就是一万倍。

依据：预算法第十九条（预算收支以人民币元为计算单位）；金额以元写时至多两位小数。
"""

from collections.abc import Iterator
from decimal import Decimal

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Figure
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "6月底前付清保洁服务费18.2550元。"
GOOD = "6月底前付清保洁服务费18.2550万元，垃圾处理按每吨52.355元计算。"

FEN = Decimal("0.01")
# A price or a factor may be finer than a fen: 每吨52.355元, 价0.4533元, 52.355元/吨.
RATE_BEFORE = pattern_of(r"[每单均电水油气][^，。；]{0,6}$|[×x*]\s*$|价[^，。；]{0,4}$")
RATE_AFTER = pattern_of(r"\s*[/／×x*]")
REACH = 8


@rule("AR116", "finer-than-a-fen", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every sum of money in 元 with a third decimal; a price may have one."""
    for figure in reading.figures:
        if figure.is_money and figure.step < FEN and _is_sum_of_yuan(reading.text, figure):
            message = say("“{written}”写到了分以下。请核对是否漏写了“万”字。", written=figure.text)
            yield Finding(figure.span, message)


def _is_sum_of_yuan(text: str, figure: Figure) -> bool:
    """Tell whether a figure is a sum in 元; a price or a factor may be finer than a fen."""
    if figure.per or not figure.text.endswith("元"):
        return False
    before = text[max(0, figure.start - REACH) : figure.start]
    return not RATE_BEFORE.search(before) and not RATE_AFTER.match(text, figure.end)
