"""追加合同的金额超过原合同的10%。

为什么：追加超过10%就要重新采购，直接签补充合同等于规避采购。

依据：《中华人民共和国政府采购法》第四十九条：追加与合同标的相同的货物、工程或者服务的，所有补充合同的采购金额不得超过原合同采购金额的百分之十。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within
from mingxi.prose.marks import PERCENT
from mingxi.regulations.procurement import supplement
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "与原中标单位签订补充合同，追加金额为原合同的25%。"
GOOD = "与原中标单位签订补充合同，追加金额为原合同的8%。"

SUPPLEMENT = pattern_of(
    r"(?:补充合同|补充协议|追加采购|添购|续签补充)[^。；;\n]{0,20}?原合同(?:采购)?(?:总?金额|总?价款?)?的"
)
REACH = 6


@rule("PS111", "supplement-too-large", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every supplementary contract above a tenth of the first one."""
    if "原合同" not in reading.text:
        return
    limit = supplement()
    for match in SUPPLEMENT.finditer(reading.text):
        behind = figures_within(reading, Span(match.end(), match.end() + REACH))
        share = next((figure for figure in behind if figure.unit == PERCENT), None)
        if share is None or share.value <= limit.percent_max:
            continue
        if is_asserted(reading.text, share.span):
            message = say(
                "补充合同占原合同的“{written}”，超过{most}%（{cited}）。请重新采购，或者核减追加的金额。",
                written=share.text,
                most=limit.percent_max,
                cited=limit.source.cited,
            )
            yield Finding(share.span, message)
