"""大写金额与小写金额不一致。

为什么：支付凭证以大写和小写一致为有效，不一致的会被银行退回。

依据：支付凭证的大写金额用零壹贰叁肆伍陆柒捌玖和拾佰仟万亿书写，与小写金额应当一致。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.contradiction import Question, contradiction, facts, failing
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "本项目共需人民币贰拾叁万伍仟元整（¥253,000元）。"
GOOD = "本项目共需人民币贰拾叁万伍仟元整（¥235,000元）。"


@rule("AR110", "capitals-differ", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount in capitals that differs from the one in figures."""
    for claim in failing(reading, Question.CAPITALS):
        message = say(
            "“{stated}”的大写与小写不一致：{because}，相差{difference}。请核对哪一个正确。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
