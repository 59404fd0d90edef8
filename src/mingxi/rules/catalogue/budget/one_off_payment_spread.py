"""说是一次性付款，又分次或者按月支付。

为什么：两种说法排出来的用款计划不同，国库按哪一种备款都可能落空。

依据：预算法实施条例第五十七条（按照预算、用款计划和项目进度拨付资金）；一次性付款应当写明一个时间。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import key_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
清漂费12万元是一次性付款项目，计划在2024年3月、9月两次完成支出。
"""
GOOD = """一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
清漂费12万元是一次性付款项目，计划在2024年9月完成支出。
"""

ONE_OFF = pattern_of(r"一次性(?:付款|支付|拨付|付清|结清)[^；\n①-⑳]{0,400}")
SPREAD = pattern_of(
    r"[按逐每]个?[月季]度?(?:实时|分别|足额)?(?:支付|发放|拨付|兑付|结算)|分[两二三四\d]次|[两三四]次(?:完成|支付|拨付)"
    r"|(?P<month>\d{1,2})月[^，。；\n]{0,6}[、和及](?:20\d\d年)?(?!(?P=month)月)\d{1,2}月"
)


@rule("BU110", "one-off-payment-spread", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every one-off payment of a plan that its own item spreads over several dates."""
    for match in ONE_OFF.finditer(reading.text):
        spread = SPREAD.search(match[0])
        if spread is not None and key_at(reading, match.start()) is SectionKey.PLAN:
            message = say(
                "前面说一次性付款，这里又写“{spread}”。请统一付款方式。", spread=spread[0]
            )
            start = match.start() + spread.start()
            yield Finding(Span(start, match.start() + spread.end()), message)
