"""公开的文本里有银行账号或者卡号。

为什么：账号与姓名放在一起，钱可能被冒领，也可能付错人。

依据：《中华人民共和国个人信息保护法》第二十五条（个人信息不得公开，取得单独同意的除外）、
第二十八条（金融账户属于敏感个人信息）；卡号校验见ISO/IEC 7812-1。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.prose.identifiers import IdentifierKind
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "补助打入李明亮账户（卡号6222021234567890128）。"
GOOD = "补助打入李明亮的社保卡（尾号0128）。"

# The public account of a unit is no personal matter, though it need not be told either.
OF_A_UNIT = pattern_of(
    r"单位账[户号]|对公|财政专户|零余额|基本(?:存款)?账户|国库|专用账户|户名[：:][^，。；\n]{2,30}"
    r"(?:局|委员会|中心|政府|办公室|公司|学校|医院|院|所|站|会)"
)


@rule("PR103", "account-number", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every account or card number outside a roster; that of a unit is polish.

    The message shows no more than the last digits.
    """
    for found in reading.identifiers_outside_rosters:
        if found.kind is not IdentifierKind.ACCOUNT:
            continue
        if OF_A_UNIT.search(reading.text, *sentence_at(reading.text, found.start)):
            message = say(
                "这里有单位的银行账号（{masked}）。没有必要公开的，请删去。", masked=found.masked
            )
            yield Finding(found.span, message, severity=Severity.INFO)
        else:
            message = say("这里有银行账号或者卡号（{masked}）。公开前请删去。", masked=found.masked)
            yield Finding(found.span, message)
