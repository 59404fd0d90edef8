"""要求下级政府配套资金。

为什么：下级没有这笔预算，配套不是落空就是挤占，项目资金也就不落实。

依据：预算法第十六条：上级政府在安排专项转移支付时，不得要求下级政府承担配套资金，按照国务院的规定应当由上下级政府共同承担的事项除外。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_banned, is_cited
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "各乡镇须按县级补助资金的20%落实配套资金。"
GOOD = "资金全部由县级财政安排，不要求乡镇配套。"

# Of money, not of facilities, policies or services that go with something.
MATCHED = pattern_of(
    r"配套(?:的)?(?:专项|项目)?(?:资金|经费|投入|比例)(?!管理|政策|使用)|配套(?=不[低少]于|解决|到位|承担|负担|每|\d|[，。；、）)\n]|$)"
)
LOWER = pattern_of(
    r"乡镇|乡[（(]镇[）)]|各[乡镇]|[乡镇]级|街道|各县|县[（(]市|各区|下级|[乡镇](?:人民)?政府|[乡镇]财政"
)
DEMANDED = pattern_of(
    r"由(?:各|所在)?(?:乡镇|[乡镇]|街道)|要求|须|必须|应[当该]?(?!急|用|对|收)|不[低少]于|按[^，。；\n]{0,18}(?:比例|[%％:：∶])|足额|[不未](?:落实|到位)|自行(?:筹集|解决|安排)|负责配套"
)
# Shared by rule of the State Council, or let off.
ALLOWED = pattern_of(
    r"国务院|共同(?:财政)?事权|共同承担|分担|不要求|不得|严禁|无需|不需|不再|免[除予]|取消|村民"
)


@rule("BU119", "matching-funds-demanded", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every sentence that demands matching funds of a lower level of government."""
    text, end = reading.text, 0
    for match in MATCHED.finditer(text) if "配套" in text else ():
        span = Span(*match.span())
        if span.start < end or is_cited(text, span):
            continue
        sentence = sentence_at(text, span.start)
        end = sentence.end
        asked = LOWER.search(text, *sentence) and DEMANDED.search(text, *sentence)
        if asked and not ALLOWED.search(text, *sentence) and not is_banned(text, span):
            message = say(
                "“{written}”：安排专项资金不得要求下级政府配套（预算法第十六条）。"
                "请由本级落实资金，或者写明国务院规定共同承担的依据。",
                written=match[0],
            )
            yield Finding(span, message)
