"""先花钱，以后再列预算。

为什么：没有预算就发生的支出没有资金来源，会变成挂账和拖欠，也占掉以后年度的预算。

依据：预算法第十三条（支出必须以经批准的预算为依据，未列入预算的不得支出）；《中华人民共和国预算法实施条例》（国务院令第729号）第五十七条（不得办理无预算、超预算的拨款）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted, is_banned, is_cited
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "清淤经费不足的部分由各村先行垫付，年底追加预算后归还。"
GOOD = "清淤经费不足的部分按程序申请追加预算，批复后再实施。"

ADVANCED = r"垫(?:[付支](?!资)|资支付|款)"
LENT = r"[^，。；\n]{0,16}?(?:借支|借款|借用|借出|列支)"
# Every way of writing opens with a character, which the engine looks for fast.
PAID_FIRST = pattern_of(
    rf"先(?:行?{ADVANCED}|{LENT}|行(?:支付|支出|开支)|支出|开支|挂账"
    r"|(?P<begun>行?(?:组织)?(?:实施|开工|建设|启动|采购)))"
    rf"|暂(?:时?{ADVANCED}|{LENT}|挂账)|{ADVANCED}|借支|借款支付|作挂账"
    r"|挂(?:[^，。；\n]{1,3})?账|赊[账欠]"
)
# Work once begun may go on lawfully in a later year: there only a budget made up for counts.
MADE_UP = (
    r"待[^，。；\n]{0,6}追加|(?:追加|补[列报办编批])[^，。；\n]{0,8}?(?:预算|资金|经费|手续)"
    r"|预算(?:调整|追加)"
)
MADE_UP_LATER = pattern_of(MADE_UP)
PAID_LATER = pattern_of(
    rf"{MADE_UP}|(?:次年|下一?年度?|明年|翌年|年底|年终|以后年度"
    r"|预算[^，。；\n]{0,6}(?:批复|安排|到位|下达)后?)[^，。；\n]{0,12}?"
    r"(?:预算|列入|归还|偿还|归垫|补足|追加|支付)"
)
# Paid by funds and insurances, by order of law, or handed in by travellers.
OTHER = pattern_of(
    r"基金|医疗|医保|救治|救助|理赔|保险|参保|报销|农民工|差旅|先建后补|先购后补|抢险|救灾|突发|预备费|据实结算|问题|整改|清理"
)
NEAR = 60
GUARDS = ("垫", "先", "借", "挂账", "赊")


@rule("BU120", "spent-before-budget", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every sentence that spends first and asks for the budget afterwards."""
    text, end = reading.text, 0
    for match in PAID_FIRST.finditer(text) if any(word in text for word in GUARDS) else ():
        span = Span(*match.span())
        if span.start < end or is_cited(text, span):
            continue
        sentence = sentence_at(text, span.start)
        near = (max(sentence.start, span.start - NEAR), min(sentence.end, span.end + NEAR))
        later = (MADE_UP_LATER if match["begun"] else PAID_LATER).search(text, *near)
        if later is None or OTHER.search(text, *sentence) or is_banned(text, span):
            continue
        if is_asserted(text, Span(*later.span())):
            end = sentence.end
            message = say(
                "“{first}”“{later}”：未列入预算的不得支出（预算法第十三条）。请先落实预算再实施。",
                first=match[0],
                later=later[0],
            )
            yield Finding(span, message)
