"""采用单一来源采购而没有写理由。

为什么：单一来源没有竞争，只有唯一供应商、紧急情况和原供应商添购三种理由，不写理由审不过。

依据：《中华人民共和国政府采购法》第三十一条（单一来源采购的情形）；《中华人民共和国政府采购法实施条例》（国务院令第658号）第三十八条（达到公开招标数额且只能从唯一供应商处采购的应当公示）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import paragraph_at
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "河道监测系统运维采用单一来源方式采购，委托柳坝清源公司承担。"
GOOD = "河道监测系统为柳坝清源公司专有技术，只能从该公司采购，运维采用单一来源方式采购。"

SINGLE_SOURCE = pattern_of(r"(?:采用|采取|通过|以|实行|拟用|按)单一来源(?:采购)?(?:的)?(?:方式)?")
REASON = pattern_of(
    r"唯一|只能|仅有|独家|专有|专利|紧急|应急|突发|不可替代|配套|一致性|添购|原供应商|公示|专家论证|垄断|批准|无法"
)
NEAR = 200


@rule("PS117", "single-source-without-reason", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every single-source purchase whose paragraph gives no reason for it."""
    if "单一来源" not in reading.text:
        return
    for match in asserted(reading, SINGLE_SOURCE):
        paragraph = paragraph_at(reading.text, match.start())
        start = max(paragraph.start, match.start() - NEAR)
        if not REASON.search(reading.text, start, min(paragraph.end, match.end() + NEAR)):
            message = say(
                "单一来源采购没有写理由。请写明是唯一供应商、紧急情况还是原供应商添购，并附论证或者公示（{cited}第三十八条）。",
                cited=instrument_of("procurement-law-regulation").cited,
            )
            yield Finding(Span(*match.span()), message)
