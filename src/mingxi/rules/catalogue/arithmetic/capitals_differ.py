"""大写金额与小写金额不一致。

为什么：支付凭证以大写和小写一致为有效，不一致的会被银行退回。

依据：支付凭证的大写金额用零壹贰叁肆伍陆柒捌玖和拾佰仟万亿书写，与小写金额应当一致。
"""

from collections.abc import Iterator
from itertools import pairwise

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.prose.marks import Figure
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "本项目共需人民币贰拾叁万伍仟元整（¥253,000元）。"
GOOD = "本项目共需人民币贰拾叁万伍仟元整（¥235,000元）。"

DIGITS = "壹贰叁肆伍陆柒捌玖"
CAPITALS = pattern_of(f"[{DIGITS}]")
CLOSING = ("）", ")")
BETWEEN = pattern_of(r"整?\s*[（(，,、]?\s*(?:[大小]写)?[:：]?\s*(?:人民币)?\s*[¥￥]?\s*")


@rule("AR110", "capitals-differ", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount in capitals that differs from the one in figures beside it."""
    for claim in failing(reading, Question.CAPITALS):
        message = say(
            "“{stated}”的大写与小写不一致：{because}，写的比另一处{difference}。请核对哪一个正确。",
            **facts(reading, claim),
        )
        place = _closed(reading.text, claim.span)
        yield contradiction(claim, message)._replace(span=place)
    if not any(digit in reading.text for digit in DIGITS):
        return
    told = {claim.result for claim in reading.claims if claim.detail == "capitals"}
    for one, other in pairwise(reading.figures):
        if _say_one_amount(reading.text, one, other) and told.isdisjoint((one.span, other.span)):
            message = say(
                "“{one}”与“{other}”不一致。请核对大写和小写哪一个正确。",
                one=one.text,
                other=other.text,
            )
            yield Finding(_closed(reading.text, one.span.cover(other.span)), message)


def _closed(text: str, place: Span) -> Span:
    """Give the place of two neighbours, with the bracket that closes one opened between them."""
    opened = any(bracket in text[place.start : place.end] for bracket in "（(")
    return Span(place.start, place.end + (opened and text[place.end : place.end + 1] in CLOSING))


def _say_one_amount(text: str, one: Figure, other: Figure) -> bool:
    """Tell whether two neighbours are one amount in capitals and in figures, yet differ."""
    if not one.is_money or not other.is_money or one.value == other.value:
        return False
    in_capitals = CAPITALS.search(one.text) is not None, CAPITALS.search(other.text) is not None
    return in_capitals[0] != in_capitals[1] and bool(BETWEEN.fullmatch(text, one.end, other.start))
