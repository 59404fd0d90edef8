"""金额只写了“万”，没有写“元”。

为什么：“万”可以是人、是亩、是元，放到表里就要猜。

依据：GB/T 15835-2011《出版物上数字用法》；金额应当写明计量单位。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "缺口22.82万由镇财政解决。"
GOOD = "缺口22.82万元由镇财政解决，受益群众1.2万人。"


@rule("TX123", "amount-without-yuan", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every amount of money that ends with 万 or 亿, save the lower end of a range."""
    for figure in reading.figures:
        if not figure.text.endswith(("万", "亿")) or not figure.is_money or figure.low_end:
            continue
        # A cell under 万元 holds the number alone.
        if figure.text == reading.text[figure.start : figure.end]:
            message = say("“{written}”没有写“元”。请写全单位。", written=figure.text)
            yield Finding(figure.span, message, say("{written}元", written=figure.text))
