"""把采购项目拆小以避开公开招标或者限额。

为什么：化整为零是规避公开招标，责任人要受处分，签的合同也可能无效。

依据：《中华人民共和国政府采购法》第二十八条（不得化整为零规避公开招标）；《中华人民共和国政府采购法实施条例》（国务院令第658号）第二十八条（同一预算项目下同一品目一年内多次以其他方式采购累计超过公开招标数额的视为规避）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "为缩短采购时间，将河道保洁拆分为3个项目，每个控制在公开招标数额以下。"
GOOD = "将河道保洁分为3个标段，合并公开招标。"

BELOW = (
    r"(?:为|成)?[^。；;\n]{0,24}?(?:限额|公开招标|招标数额|采购标准|招标标准)"
    r"(?:标准|数额)?(?:以下|以内|之下)"
)
UNDER = (
    r"(?:为|成)[^。；;\n]{0,24}?(?:低于|不足|不超过|不到|小于)[^。；;，,\n]{0,8}?"
    r"(?:限额|公开招标|招标数额|采购标准|招标标准)"
)
TENDER = r"(?:公开招标|政府采购|集中采购|招标)"
TO_AVOID = rf"[^。；;\n]{{0,16}}?(?:规避|避开|绕开|不再|无需|不用){TENDER}"
BY_SPLITTING = rf"{TENDER}[^。；;\n]{{0,16}}?(?:拆分|分拆|分解|化整为零|分次|分批)"
# Every way of writing opens with a character, which the engine looks for fast.
SPLIT = pattern_of(
    rf"拆分(?:{BELOW}|{TO_AVOID}|{UNDER})|分拆(?:{BELOW}|{TO_AVOID}|{UNDER})|拆{UNDER}|拆解{BELOW}|分解{BELOW}|分割{BELOW}"
    rf"|规避{BY_SPLITTING}|避开{BY_SPLITTING}|绕开{BY_SPLITTING}|免于{BY_SPLITTING}"
    rf"|化整为零{TO_AVOID}"
)
# One of these stands in every way of splitting, so that most texts need no search.
GUARDS = ("拆", "分解", "分割", "化整为零", "分次", "分批")


@rule("PS112", "split-to-avoid-tender", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every purchase that is cut up to stay below a threshold."""
    guarded = any(word in reading.text for word in GUARDS)
    for match in SPLIT.finditer(reading.text) if guarded else ():
        # What is avoided stands inside the words, so that only what leads to them can deny them.
        if is_asserted(reading.text, Span(match.start(), match.start() + 1)):
            message = say(
                "“{written}”疑似化整为零规避公开招标（{cited}第二十八条）。请合并采购，按合计金额确定采购方式。",
                written=match[0],
                cited=instrument_of("procurement-law-regulation").cited,
            )
            yield Finding(Span(*match.span()), message)
