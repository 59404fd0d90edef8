"""余额、缺口或者剩余部分与相减的结果不符。

为什么：缺口由谁补、余款何时付，都以这个差数为准。

依据：预算法第十九条（预算收支以人民币元为计算单位）；缺口、余额应当等于总数减去已列部分。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figure_from, figures_within, sentence_at
from mingxi.prose.marks import YUAN, Figure
from mingxi.rules.contradiction import Question, contradiction, facts, failing, worded
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "项目总投资86万元，已到位资金50万元，缺口39万元由镇级财政解决。"
GOOD = "项目总投资86万元，已到位资金50万元，缺口36万元由镇级财政解决。"

REST = pattern_of(
    r"(?:缺口|差额|尚缺|尚差|不足部分|余额|结余(?<!上年结余)(?<!年初结余)|剩余|余款|尚需|还需)[^，。；\d]{0,8}"
)
TAKEN = pattern_of(r"已|到位|安排|下达|补助|扣除|扣减")
TERMS = 2


@rule("AR113", "difference-mismatch", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every balance or gap that the subtraction before it does not give."""
    for claim in failing(reading, Question.DIFFERENCE):
        message = say(
            "“{stated}”与相减的结果不符：{because}，写的比算的{difference}。"
            "请核对总数、已列数和差数。",
            **facts(reading, claim),
        )
        yield contradiction(claim, message)
    told = {claim.result for claim in reading.claims}
    for match in REST.finditer(reading.text):
        rest = figure_from(reading, match.end())
        if rest is not None and rest.is_money and rest.span not in told:
            yield from _subtracted(reading, rest)


def _subtracted(reading: Reading, rest: Figure) -> Iterator[Finding]:
    """Compare a balance with the two amounts of its sentence: the whole and what is taken off."""
    sentence = sentence_at(reading.text, rest.start)
    before = _amounts(reading, Span(sentence.start, rest.start))
    if len(before) != TERMS or not TAKEN.search(reading.text, before[0].end, before[1].start):
        return
    whole, taken = before
    computed = whole.value - taken.value
    if computed > 0 and abs(computed - rest.value) > (whole.step + taken.step + rest.step) / 2:
        message = say(
            "“{written}”与相减的结果不符：{whole}－{taken}＝{computed}。请核对总数、已列数和差数。",
            written=rest.text,
            whole=whole.text,
            taken=taken.text,
            computed=worded(computed, YUAN),
        )
        yield Finding(rest.span, message)


def _amounts(reading: Reading, span: Span) -> list[Figure]:
    """Give the sums of money that begin in a range; standards are no sums."""
    return [f for f in figures_within(reading, span) if f.is_money and not f.per]
