"""评价等级与得分不符。

为什么：等级决定下年预算是保障还是压减，评高评低都要有分数支持。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。
"""

from collections.abc import Iterator
from decimal import Decimal

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.regulations.indicators import grade_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "经评定，本项目自评得分93.5分，评价等级为“良”。"
GOOD = "经评定，本项目自评得分89.5分，评价等级为“良”。"

# Both open with a digit, which the engine looks for fast.
GRADED = pattern_of(
    r"(?P<score>\d(?<![\d.]\d)\d{1,2}(?:\.\d{1,4})?)\s?分(?!以[上下]|及以|[（(]含|者|[至到—–~～-])(?:[，,、；;（(。]|以?及|且|对应|相应|属于?)?"
    r"[^，。；;\n\d]{0,12}?(?P<said>(?:等级|评级|级别|档次|等次|评[价定]结果|评[价定]结论|结论|评定|评)(?:均|定)?"
    r"(?:为|是|属于?|[：:])?[“\"‘]?(?P<grade>优秀?|良好?|中等?|合格|较?差)(?:[”\"’]|(?=[级档等，。；、）)\n])))"
)
# A place that grades by points of its own says so.
OWN_BANDS = pattern_of(
    r"\d(?<!\d\d)\d(?<!90)分?(?:[（(]含[)）])?(?:以上|[-—–~～至到]\s?\d{2,3}分?)[^。\n]{0,12}(?:为|是|：)[“\"]?优"
)
# The points of a part are not of a hundred: 其中决策得分18分.
A_PART = pattern_of(
    r"(?:决策|过程|产出|效益|成本|满意度|执行率?|管理|其中)[类层]?(?:指标)?(?:部分|方面)?(?:得分?|为|是)?\s?$"
)
PART_REACH = 12
HUNDRED = 100


@rule("PF130", "grade-against-score", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every grade that the score before it does not earn."""
    graded = list(GRADED.finditer(reading.text))
    if not graded or OWN_BANDS.search(reading.text):
        return
    for match in graded:
        score, written = Decimal(match["score"]), match["grade"]
        before = reading.text[max(0, match.start() - PART_REACH) : match.start()]
        if score > HUNDRED or written == "合格" or A_PART.search(before):
            continue
        earned = grade_of(score)
        if earned not in written:
            message = say(
                "{score}分应当评为“{earned}”，这里写的是“{written}”。请核对得分和等级。",
                score=match["score"],
                earned=earned,
                written=written,
            )
            yield Finding(Span(*match.span("said")), message)
