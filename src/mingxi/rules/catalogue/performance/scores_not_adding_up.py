"""自评总分不等于各项指标得分之和。

为什么：等级按总分评定，总分错了，等级和结果应用都跟着错。

依据：《项目支出绩效评价管理办法》（财预〔2020〕10号）：总分由预算执行率和各项绩效指标的得分相加，满分100分。
"""

from collections.abc import Iterator
from decimal import Decimal

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.score_tables import ScoreTable
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """灌溉渠道管护经费绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
预算执行率			100%	95%	10	9.5
产出指标	数量指标	管护渠道长度	≥12公里	12公里	50	50
效益指标	社会效益指标	受益农户	≥600户	600户	30	30
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	92%	10	10
综上，本项目自评总分98.5分。
"""
GOOD = """灌溉渠道管护经费绩效自评表
一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
预算执行率			100%	95%	10	9.5
产出指标	数量指标	管护渠道长度	≥12公里	12公里	50	50
效益指标	社会效益指标	受益农户	≥600户	600户	30	30
满意度指标	服务对象满意度指标	受益农户满意度	≥90%	92%	10	10
综上，本项目自评总分99.5分。
"""

STATED = pattern_of(
    r"(?:总得分|总分|总评分|综合得分|综合评分|(?:自评|评价|最终|绩效)得分)(?:合计|共计)?(?:为|是|达到?|[：:])?\s?"
    r"(?P<score>\d{1,3}(?:\.\d{1,4})?)\s?分"
)
# 总分100分 tells the most there is, and last year's score is another table's.
NOT_THIS = pattern_of(r"(?:满分|上年|去年|上一年|20\d\d年度?)[^，。；\n]{0,8}$")
FULL = 100
ROUNDED = Decimal("0.005")


@rule("PF129", "scores-not-adding-up", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every total that the scores of a whole table do not give.

    What the sentences say is held against the table where there is but one.
    """
    tables = [table for table in reading.score_tables if table.is_whole]
    for table in tables:
        if table.total is not None and table.total[1] not in reading.contradicted:
            yield from _held(table, *table.total)
    if len(tables) == 1:
        for match in STATED.finditer(reading.text):
            score, start = Decimal(match["score"]), match.start()
            if score != FULL and not NOT_THIS.search(reading.text, max(0, start - 16), start):
                yield from _held(tables[0], score, Span(*match.span()))


def _held(table: ScoreTable, stated: Decimal, at: Span) -> Iterator[Finding]:
    """Hold a total against the scores; a total of one decimal was rounded."""
    exponent = stated.as_tuple().exponent
    assert isinstance(exponent, int)
    tolerance = max(ROUNDED, Decimal(5).scaleb(exponent - 1))
    if abs(table.score - stated) > tolerance:
        message = say(
            "各项得分相加是{score}分，这里写的总分是{stated}分。请核对。",
            score=str(table.score),
            stated=str(stated),
        )
        yield Finding(at, message)
