"""写出了未成年人的姓名。

为什么：未成年人的身份一经公开，本人无法选择，也无法收回。

依据：《中华人民共和国个人信息保护法》第二十八条（不满十四周岁未成年人的个人信息属于敏感个人信息）；公开时未成年人、特困儿童用编号，不登姓名。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "资助困境儿童李明亮，每月500元。"
GOOD = "资助困境儿童李某某，每月500元；困境儿童关爱服务由社工负责。"


@rule("PR106", "minor-named", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every child or pupil that is named in full."""
    for person in reading.named_persons:
        if person.minor:
            message = say("这里写了未成年人的姓名。公开时请改用编号或者隐去姓名。")
            yield Finding(person.span, message)
