"""购买服务的合同期超过规定。

为什么：合同管几年，就占几年的预算，超过规定的期限既锁住以后年度的资金，也免去了重新择优。

依据：《政府购买服务管理办法》（财政部令第102号）第二十四条：合同履行期限一般不超过1年；预算有保障且购买内容固定、连续性强、经费来源稳定、价格变化幅度小的，可以不超过3年。
"""

import re
from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import paragraph_at, sentence_at
from mingxi.prose.marks import Figure
from mingxi.regulations.service_purchases import contract_duration
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "购买河道保洁服务，合同期5年，每年20万元。"
GOOD = "购买河道保洁服务，合同期1年，每年20万元。"

TERM = re.compile(
    r"(?:(?:服务|合同|履行|委托|承包|承接)(?:合同)?(?:履行)?(?:期限?|年限|期间)(?:为|共|定为|[:：])?|签订(?:为期)?)\s?$"
)
BOUGHT = re.compile(
    r"购买[\u4e00-\u9fa5]{0,8}服务|物业|保洁|安保|运维|外包|承接主体|承接企业|供应商|中标"
)
OTHER_CONTRACTS = re.compile(
    r"劳动合同|聘用|聘期|租赁|租期|流转|承包经营|能源|托管|特许|PPP|质保|借款|贷款|支教|志愿|定向|特岗|毕业生|学生|教师"
)
STEADY = re.compile(r"保障|固定|连续性|来源稳定|价格变化|一签|逐年签|续签|按年签")
MONTHS_OF_YEAR = 12
PERIODS = frozenset({"年", "月"})
REACH = 12
NEAR = 300


@rule("PS108", "contract-runs-too-long", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every service contract that runs longer than it may, or without the conditions."""
    limit = contract_duration()
    text = reading.text
    for figure in reading.figures:
        if figure.unit not in PERIODS or figure.per or _in_years(figure) <= limit.years_max:
            continue
        if not TERM.search(text, max(0, figure.start - REACH), figure.start):
            continue
        sentence = sentence_at(text, figure.start)
        if not BOUGHT.search(text, *sentence) or OTHER_CONTRACTS.search(text, *sentence):
            continue
        if not is_asserted(text, figure.span):
            continue
        if _in_years(figure) > limit.years_max_steady:
            yield Finding(figure.span, _too_long(figure))
        elif not STEADY.search(text, *_bounded(paragraph_at(text, figure.start), figure.start)):
            yield Finding(figure.span, _unfounded(figure), severity=Severity.INFO)


def _in_years(figure: Figure) -> int:
    """Give the years of a term, begun ones counted as whole."""
    months = figure.value * (MONTHS_OF_YEAR if figure.unit == "年" else 1)
    return -int(-months // MONTHS_OF_YEAR)


def _bounded(paragraph: Span, place: int) -> Span:
    """Give the part of a paragraph that is near enough to speak of the same contract."""
    return Span(max(paragraph.start, place - NEAR), min(paragraph.end, place + NEAR))


def _too_long(figure: Figure) -> Message:
    limit = contract_duration()
    return say(
        "合同期“{written}”超过{most}年（{cited}）。请缩短期限，或者写明另有规定的依据。",
        written=figure.text,
        most=limit.years_max_steady,
        cited=limit.source.cited,
    )


def _unfounded(figure: Figure) -> Message:
    limit = contract_duration()
    return say(
        "合同期“{written}”超过{usual}年，没有写条件。超过{usual}年的，要预算有保障、内容固定、连续性强、"
        "经费来源稳定、价格变化小，并且不超过{most}年（{cited}）。",
        written=figure.text,
        usual=limit.years_max,
        most=limit.years_max_steady,
        cited=limit.source.cited,
    )
