"""立项依据中同一份文件引用了两次。

为什么：重复的依据撑不起项目，往往是把别处的文字拼过来时留下的。

依据：立项依据应当逐条列明文件，不重复列举。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.projects.policy_basis import bases, title_key
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）、《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）、《柳坝县河长制实施方案》（柳办发〔2017〕3号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月底前支付。
"""


@rule("CI107", "cited-twice", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every document that a basis names for the second time."""
    for _, basis in bases(reading):
        seen: set[tuple[str, str | None]] = set()
        for cited in basis:
            if cited.title is None:
                continue
            document = (title_key(cited.title), cited.number)
            if document in seen:
                message = say(
                    "“{cited}”在立项依据中已经引用过。请删去重复的一处。", cited=cited.text
                )
                yield Finding(cited.span, message)
            seen.add(document)
