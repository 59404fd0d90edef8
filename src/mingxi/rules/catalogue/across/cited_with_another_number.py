"""同一份政策文件，两份文本引用的文号不同。

为什么：同一机关同一年份的两个文号至少有一个是错的；错的那份文本查不到依据。

依据：《党政机关公文处理工作条例》和GB/T 9704-2012：一份公文只有一个发文字号。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.projects.card import Card, CitedNumber
from mingxi.projects.policy_basis import number_parts
from mingxi.rules.earlier import Cited, Earlier
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import across_rule

BAD = """根据《柳坝县古树名木保护办法》（柳政发〔2019〕16号），对全县古树挂牌保护。
=====
根据《柳坝县古树名木保护办法》（柳政发〔2019〕6号），修复3株濒危古树。
"""
GOOD = """根据《柳坝县古树名木保护办法》（柳政发〔2019〕16号），对全县古树挂牌保护。
=====
根据《柳坝县古树名木保护办法》（柳政发〔2023〕6号），修复3株濒危古树。
"""


@across_rule("XD104", "cited-with-another-number", Severity.INFO)
def check(card: Card, earlier: Earlier) -> Iterator[Finding]:
    """Report a number that differs from the usual one so far.

    Where this number is the more usual one, the other documents are to blame; another year of the
    same organ may be a new edition.
    """
    for cited in card.citations:
        numbers = earlier.numbers_of(cited.key)
        others = [number for number in numbers if _contradicts(cited.number, number)]
        if others:
            usual = max(others, key=lambda number: numbers[number].documents)
            here = numbers[cited.number].documents + 1 if cited.number in numbers else 1
            if here <= numbers[usual].documents:
                yield Finding(cited.span, _message(cited, here, usual, numbers[usual]))


def _contradicts(number: str, other: str) -> bool:
    """Tell whether two numbers differ although organ and year are the same."""
    parts, others = number_parts(number), number_parts(other)
    if parts is None or others is None or number == other:
        return False
    return parts.series == others.series


def _message(cited: CitedNumber, here: int, usual: str, there: Cited) -> Message:
    """Say which number stands elsewhere, and how frequent either is so far."""
    return say(
        "《{title}》在这里的文号是{number}，在“{source}”中是{usual}。"
        "到这份文件为止，前者见于{here}份文件，后者见于{there}份。请查对原文，统一文号。",
        title=cited.title,
        number=cited.number,
        source=there.source,
        usual=usual,
        here=here,
        there=there.documents,
    )
