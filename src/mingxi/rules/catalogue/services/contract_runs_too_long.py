"""购买服务的合同期超过规定。

为什么：合同管几年，就占几年的预算，超过规定的期限既锁住以后年度的资金，也免去了重新择优。

依据：《政府购买服务管理办法》（财政部令第102号）第二十四条：合同履行期限一般不超过1年；预算有保障且购买内容固定、连续性强、经费来源稳定、价格变化幅度小的，可以不超过3年。
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import paragraph_at, sentence_at
from mingxi.prose.marks import DateKind
from mingxi.quantities import chinese_to_int
from mingxi.regulations.service_purchases import contract_duration
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "购买河道保洁服务，合同期5年，每年20万元。"
GOOD = "购买河道保洁服务，合同期1年，每年20万元。"

NUMERALS = "一二两三四五六七八九十"
DIGITS = "0-9０-９"
# A count not inside a longer one. It opens with one set of characters, which the engine looks for
# fast; the words beside the few counts there are tell whether one of them is a term.
COUNT = pattern_of(
    rf"(?P<count>[{DIGITS}{NUMERALS}](?<![{DIGITS}{NUMERALS}]{{2}})(?:[{DIGITS}]|[{NUMERALS}]{{1,2}})?)"
    r"\s?(?P<unit>年|个月)"
)
LED_TO = pattern_of(
    r"(?:(?:服务|合同|履行|委托|承包|承接|运营|运维|管护|外包)(?:合同|协议|服务)?(?:的)?(?:履行|有效|委托|运营)?(?:期限?|年限|期间|有效期)"
    r"(?:一律|暂定|确定|限定|约定)?(?:为|共|定为|是|[:：])?"
    # 一签五年, 连续服务五年
    r"|(?:合同|协议)(?:一次性?|一)?签(?:订|定)?(?:就是|为)?"
    r"|连续(?:承接|承包|服务|承担))\s?\Z"
)
# 签订为期五年的合同, 五年期合同
SIGNED = pattern_of(r"签[订定](?:了|为期|期限为|期限)?\s?\Z")
OF_CONTRACT = pattern_of(r"(?P<term>期)?的?[^，。；\n]{0,10}?(?:合同|协议)")
TERM_IN_DATES = pattern_of(
    r"(?:服务|合同|履行|委托|承包|承接|运营|外包)(?:合同)?(?:履行|有效)?(?:期限?|期间|有效期)(?:为|从|自|[:：])*$"
)
BOUGHT = pattern_of(
    r"购买[\u4e00-\u9fa5]{0,8}服务|物业|保洁|安保|运维|外包|服务合同|承接主体|承接企业|供应商|中标"
)
OTHER_CONTRACTS = pattern_of(
    r"劳动合同|聘用|聘期|租赁|租期|租用|流转|承包经营|能源|托管|特许|PPP|质保|借款|贷款|支教|志愿|定向|特岗|毕业生|师范生|学生|教师"
)
STEADY = pattern_of(r"保障|固定|连续性|来源稳定|价格变化|一签|逐年签|续签|按年签")
MONTHS_OF_YEAR = 12
DAYS_OF_YEAR = 365
# As far before a count or a period as the words for the term stand.
REACH = 16
NEAR = 300


class Term(NamedTuple):
    """How long a contract runs, as it is written, in begun years."""

    span: Span
    years: int


@rule("PS108", "contract-runs-too-long", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every service contract that runs longer than it may, or without the conditions."""
    limit = contract_duration()
    text = reading.text
    for term in (*_told(text), *_dated(reading)):
        if term.years <= limit.years_max or not is_asserted(text, term.span):
            continue
        sentence = sentence_at(text, term.span.start)
        if not BOUGHT.search(text, *sentence) or OTHER_CONTRACTS.search(text, *sentence):
            continue
        near = _bounded(paragraph_at(text, term.span.start), term.span.start)
        written = text[slice(*term.span)]
        if term.years > limit.years_max_steady:
            yield Finding(term.span, _too_long(written))
        elif not STEADY.search(text, *near):
            yield Finding(term.span, _unfounded(written), severity=Severity.INFO)


def _told(text: str) -> Iterator[Term]:
    """Give the terms that a text tells in years or months."""
    end = 0
    for match in COUNT.finditer(text):
        if match.start() < end:
            continue
        lead = (max(end, match.start() - REACH), match.start())
        contract = OF_CONTRACT.match(text, match.end())
        if LED_TO.search(text, *lead) or (contract and SIGNED.search(text, *lead)):
            end = match.end()
        elif contract and contract["term"]:
            end = contract.end()
        else:
            continue
        written = match["count"]
        count = int(written) if written.isdecimal() else chinese_to_int(written) or 0
        months = count * (MONTHS_OF_YEAR if match["unit"] == "年" else 1)
        yield Term(Span(*match.span()), -(-months // MONTHS_OF_YEAR))


def _dated(reading: Reading) -> Iterator[Term]:
    """Give the terms that a text bounds by two dates."""
    for mark in reading.dates:
        if mark.kind is DateKind.PERIOD and mark.first and mark.last:
            before = max(0, mark.start - REACH)
            if TERM_IN_DATES.search(reading.text, before, mark.start):
                days = (date.fromisoformat(mark.last) - date.fromisoformat(mark.first)).days
                yield Term(mark.span, -(-days // (DAYS_OF_YEAR + 1)))


def _bounded(paragraph: Span, place: int) -> Span:
    """Give the part of a paragraph that is near enough to speak of the same contract."""
    return Span(max(paragraph.start, place - NEAR), min(paragraph.end, place + NEAR))


def _too_long(written: str) -> Message:
    limit = contract_duration()
    return say(
        "合同期“{written}”超过{most}年（{cited}）。请缩短期限，或者写明另有规定的依据。",
        written=written,
        most=limit.years_max_steady,
        cited=limit.source.cited,
    )


def _unfounded(written: str) -> Message:
    limit = contract_duration()
    return say(
        "合同期“{written}”超过{usual}年，没有写条件。超过{usual}年的，要预算有保障、内容固定、连续性强、"
        "经费来源稳定、价格变化小，并且不超过{most}年（{cited}）。",
        written=written,
        usual=limit.years_max,
        most=limit.years_max_steady,
        cited=limit.source.cited,
    )
