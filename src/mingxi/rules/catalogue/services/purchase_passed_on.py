"""允许承接主体把服务转包。

为什么：转包以后谁做、做成什么样都管不住，钱也在中间被抽走。

依据：《政府购买服务管理办法》（财政部令第102号）第二十六条：承接主体不得将服务项目转包；《中华人民共和国政府采购法》第四十八条（分包须经采购人同意）。
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

BAD = "中标单位可将河道保洁转包给各村合作社。"
GOOD = "中标单位不得将河道保洁转包给各村合作社。"

PASSED_ON = pattern_of(
    r"(?:可以?|允许|同意|准许)[^。；;，,\n]{0,14}?转包|(?<![经以])转包(?:给|至)[^。；;，,\n]{1,20}"
)
# Land and contracts of works are passed on under other laws.
OTHER = pattern_of(r"土地|耕地|林地|承包地|流转|经营权|水面|违法转包")


@rule("PS115", "purchase-passed-on", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every service that its supplier may pass on as a whole."""
    if "转包" not in reading.text:
        return
    for match in asserted(reading, PASSED_ON):
        around = reading.text[max(0, match.start() - 30) : match.end() + 10]
        if not OTHER.search(around):
            message = say(
                "“{written}”：承接主体不得转包（{cited}第二十六条），分包也要经采购人同意。请改正。",
                written=match[0],
                cited=instrument_of("purchase-of-services").cited,
            )
            yield Finding(Span(*match.span()), message)
