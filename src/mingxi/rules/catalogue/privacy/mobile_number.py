"""公开的文本里有手机号码。

为什么：个人手机号码公开后会招来骚扰和诈骗；要留联系方式，可以留办公电话。

依据：《中华人民共和国个人信息保护法》第二十五条（个人信息不得公开，取得单独同意的除外）；《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条、第二十条（公开负责人姓名和办公联系方式）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.identifiers import IdentifierKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "联系人：邵明，电话15900000036。"
GOOD = "联系人：邵明，电话0878-6120036，手机159****0036。"


@rule("PR102", "mobile-number", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every mobile number outside a roster; an office telephone may be told.

    The message shows no more of the number than a public notice may.
    """
    for found in reading.identifiers_outside_rosters:
        if found.kind is IdentifierKind.MOBILE:
            message = say(
                "这里有手机号码（{masked}）。公开前请删去，或者改留办公电话。", masked=found.masked
            )
            yield Finding(found.span, message)
