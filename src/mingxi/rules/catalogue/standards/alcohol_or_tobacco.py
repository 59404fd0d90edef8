"""公务接待、会议或者培训的费用里有烟酒。

为什么：公务接待不得提供香烟，2025年起一律不上酒，这样的支出不能报销。

依据：《党政机关国内公务接待管理规定》（中办发〔2013〕22号）第十条（不得提供香烟和高档酒水）；《党政机关厉行节约反对浪费条例》（2025年修订，工作餐不得提供香烟，不上酒）。
"""

from collections.abc import Iterator

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at, year_at
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "接待上级检查组40人次，每人次120元（含烟酒），计4,800元。"
GOOD = "接待上级检查组40人次，每人次120元（不含烟酒），计4,800元。"

SERVED = pattern_of(
    r"(?:含|包括|提供|购买|采购|购置|用于|及|和|、|配|备|其中|安排|摆放|赠送)[\u4e00-\u9fa5、]{0,6}?"
    r"(?P<what>烟酒|香烟|卷烟|白酒|红酒|葡萄酒|啤酒|米酒|黄酒|酒水|烟、酒)(?!店|类|行|市场|销|税|厂|专卖|精)"
    r"|(?P<bill>烟酒|酒水|白酒|香烟)(?:费用?|款|另计|支出|开支)"
    r"|(?:接待|招待)(?P<set>用[烟酒]|烟酒|酒水|烟、酒)"
)
OCCASION = pattern_of(
    r"公务接待|接待(?!读者|游客|群众|来[信访]|能力|收入|中心|大厅|[室站点处]|设施|床位|量)|会议(?:期间|用餐|餐)|培训期间|工作餐|用餐|就餐|宴|会议费|培训费|招待"
)
NEAR = 80
# The first budget year under the revised rule, which bans every drink.
NO_DRINK_SINCE = 2026
NO_DRINK_FROM = 2025


@rule("ES106", "alcohol-or-tobacco", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every reception that pays for cigarettes or drink."""
    text = reading.text
    if "烟" not in text and "酒" not in text:
        return
    for match in SERVED.finditer(text):
        span = Span(*match.span(match.lastgroup or 0))
        # The item's heading may name the occasion: （三）接待费。每桌配红酒一瓶.
        near = max(0, span.start - NEAR)
        start = max(near, text.rfind("\n", near, span.start) + 1)
        if OCCASION.search(text, start, sentence_at(text, span.start).end) and is_asserted(
            text, Span(*match.span())
        ):
            yield _finding(span, text[slice(*span)], year_at(reading, span.start))


def _finding(span: Span, what: str, year: int | None) -> Finding:
    """Cigarettes were banned all along; drink but for the costly one only since 2025."""
    tobacco = "烟" in what
    banned = tobacco or (year is not None and year >= NO_DRINK_SINCE)
    return Finding(
        span, _message(what, tobacco), severity=Severity.ERROR if banned else Severity.WARNING
    )


def _message(what: str, tobacco: bool) -> Message:
    if tobacco:
        return say(
            "“{what}”不得在公务接待中提供（{cited}第十条）。请删去这部分费用。",
            what=what,
            cited=instrument_of("reception").cited,
        )
    return say(
        "“{what}”：公务接待{year}年起不上酒（{cited}），此前不得提供高档酒水。请删去或者说明。",
        what=what,
        year=NO_DRINK_FROM,
        cited=instrument_of("thrift").cited,
    )
