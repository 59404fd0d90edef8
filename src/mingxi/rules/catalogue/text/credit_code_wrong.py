"""统一社会信用代码的位数或者校验位不对。

为什么：代码错一位，就查不到单位，付款和采购都会被退回。

依据：GB 32100-2015《法人和其他组织统一社会信用代码编码规则》：18位，末位为校验码。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.credit_codes import credit_codes_in
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "统一社会信用代码：115301210151291308"
GOOD = "统一社会信用代码：115301210151291309"

CALLED = "信用代码"
LENGTH = 18


@rule("TX129", "credit-code-wrong", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every code so called whose length or check character is wrong."""
    for code in credit_codes_in(reading.text):
        if not code.label.endswith(CALLED) or code.sound:
            continue
        if len(code.text) == LENGTH:
            message = say("统一社会信用代码“{code}”的校验位不对。请核对。", code=code.text)
        else:
            message = say(
                "统一社会信用代码应当是18位，“{code}”是{count}位。请核对。",
                code=code.text,
                count=len(code.text),
            )
        yield Finding(code.span, message)
