"""给供应商设了不合理的条件。

为什么：限定本地、限定所有制或者注册资金，就不是公平竞争，供应商可以质疑投诉。

依据：《中华人民共和国政府采购法》第二十二条（不得以不合理的条件对供应商实行差别待遇或者歧视待遇）；除中央和省规定外，不得对承接主体另设限制性条件。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import asserted
from mingxi.projects.reading import Reading
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "承接主体须在本县注册，注册资金不低于100万元。"
GOOD = "承接主体须具备独立承担民事责任的能力。"

FIRM = r"(?:企业|公司|单位|供应商|承接主体|承接单位|投标人|机构)"
# What shuts others out, and the words before it that make it a condition.
OUTSIDERS = pattern_of(
    rf"(?:本[县市区镇乡地省]|当地)(?:注册|登记|业绩|纳税|项目经验|(?:注册的?)?{FIRM})|国有{FIRM}|注册地[点址]?(?:必须|须|应)?(?:在|为|位于)(?:本[县市区镇乡地省]|当地|我[县市区])|注册资[金本](?=不低于|不少于|达到|在)"
)
CONDITION = pattern_of(
    rf"(?:仅限|只限|仅接受|只接受|仅允许|限于|限定|必须[是在]|须[为在是]|应当?[为在是]|{FIRM}[^。；;\n]{{0,30}}?(?:须|应当?|必须|要求)[为是在]?"
    rf"|(?:要求|须具备|须具有)[^。；;，,\n]{{0,6}}?|{FIRM}[^。；;\n]{{0,30}}?(?<=注册，))$|{FIRM}的?$"
)
GUARDS = ("供应商", "投标", "承接")
REACH = 40
BEHIND = 8
PROCUREMENT = pattern_of("承接|供应商|投标|中标|购买|采购")


@rule("PS114", "supplier-restricted", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every condition that keeps suppliers out by place, owner or capital."""
    if not any(word in reading.text for word in GUARDS):
        return
    for match in asserted(reading, OUTSIDERS):
        before = max(0, match.start() - REACH)
        condition = CONDITION.search(reading.text, before, match.start())
        if condition and PROCUREMENT.search(reading.text, before, match.end() + BEHIND):
            message = say(
                "“{written}”疑似不合理的限制条件（{cited}第二十二条）。请删去，或者写明中央和省的依据。",
                written=match[0],
                cited=instrument_of("procurement-law").cited,
            )
            yield Finding(Span(*match.span()), message)
