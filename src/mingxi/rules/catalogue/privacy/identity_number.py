"""公开的文本里有身份证号码。

为什么：身份证号码一经公开就收不回来，可以被用来冒名贷款、开卡。

依据：《中华人民共和国个人信息保护法》第二十五条（个人信息不得公开，取得单独同意的除外）、
第二十八条（敏感个人信息）；《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条；
GB 11643-1999《公民身份号码》。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.prose.identifiers import IdentifierKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "首批救助李明亮（身份证号539903196608071040）。"
GOOD = "首批救助李某（身份证号539903********1040）。"


@rule("PR101", "identity-number", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every identity number outside a roster; one that cannot be right is told as well.

    The message shows no more of the number than a public notice may.
    """
    for found in reading.identifiers_outside_rosters:
        if found.kind is not IdentifierKind.IDENTITY:
            continue
        if found.sound:
            message = say(
                "这里有身份证号码（{masked}）。公开前请删去或者遮蔽中间各位。", masked=found.masked
            )
        else:
            message = say(
                "这里有身份证号码（{masked}），而且校验位或者出生日期不对。公开前请删去，原件请核对。",
                masked=found.masked,
            )
        yield Finding(found.span, message)
