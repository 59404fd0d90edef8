"""采购公开的时限短于或者长于规定。

为什么：意向公开、公告和合同公开都有法定时限，计划里写错了，采购程序就有瑕疵。

依据：《关于开展政府采购意向公开工作的通知》（财库〔2020〕10号）：采购活动开始前30日公开意向；《中华人民共和国政府采购法实施条例》（国务院令第658号）第四十三条、第五十条：中标、成交结果和合同在2个工作日内公告；《中华人民共和国政府采购法》第三十五条、第四十六条；《保障中小企业款项支付条例》（付款期限最长不超过60日）。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.reading import Reading
from mingxi.quantities import chinese_to_int
from mingxi.regulations.procurement import Term, terms
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "采购活动开始10日前公开采购意向。"
GOOD = "采购活动开始30日前公开采购意向。"

DAYS = r"(?P<days>\d{1,3}|[一二三四五六七八九十]{1,3})\s?个?(?:工作日|日|天)"
SINCE = rf"(?:之日起|之?后){DAYS}"
WRITTEN = {
    "intention": rf"采购(?:活动|项目)?开始前?{DAYS}(?:之)?前?[^。；;，,\n]{{0,6}}公开采购意向"
    r"|采购意向[^。；;，,\n]{0,8}提前(?P<ahead>\d{1,3})(?:日|天)",
    "bidding": r"招标文件[^。；;，,\n]{0,10}(?:至|到)[^。；;，,\n]{0,6}(?:投标|递交)截止"
    rf"[^。；;，,\n\d]{{0,8}}{DAYS}",
    "result": rf"(?:中标|成交)(?:结果|供应商)?确定{SINCE}内[^。；;，,\n]{{0,10}}公[告示开]",
    "signing": rf"(?:中标|成交)通知书(?:发出|发放)?{SINCE}内[^。；;，,\n]{{0,10}}签订",
    "contract-notice": rf"合同签订{SINCE}内[^。；;，,\n备]{{0,12}}(?:公告|公示|公开)",
    "payment": rf"(?:验收合格|验收|交付){SINCE}(?:以?内)?[^。；;，,\n]{{0,8}}"
    r"(?:支付|付款|付清|结清)",
}
# A word that stands in every way of writing a term, so that most texts need no search.
GUARDS = {
    "intention": "采购意向",
    "bidding": "招标文件",
    "result": "确定",
    "signing": "通知书",
    "contract-notice": "合同签订",
    "payment": "后",
}
ASKED = tuple(
    (terms()[step], GUARDS[step], pattern_of(pattern)) for step, pattern in WRITTEN.items()
)


@rule("PS120", "term-not-kept", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every term of publicity or signing that is shorter or longer than it may be."""
    for term, guard, words in ASKED:
        for match in asserted(reading, words) if guard in reading.text else ():
            days = _number(match["days"] or match.groupdict().get("ahead") or "")
            if days is not None and not term.allows(days):
                yield Finding(Span(*match.span()), _message(match[0], term))


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() else chinese_to_int(written)


def _message(written: str, term: Term) -> Message:
    if term.days_min is not None:
        return say(
            "“{written}”：{what}不得少于{days}{unit}（{cited}）。请改正时限。",
            written=written,
            what=term.what,
            days=term.days_min,
            unit=term.unit,
            cited=term.source.cited,
        )
    return say(
        "“{written}”：{what}不得超过{days}{unit}（{cited}）。请改正时限。",
        written=written,
        what=term.what,
        days=term.days_max or 0,
        unit=term.unit,
        cited=term.source.cited,
    )
