"""保证金的比例高于规定。

为什么：收多了保证金就抬高了门槛，供应商可以投诉，采购结果也可能被推翻。

依据：《中华人民共和国政府采购法实施条例》（国务院令第658号）第三十三条（投标保证金不得超过采购项目预算金额的2%）、第四十八条（履约保证金不得超过政府采购合同金额的10%）。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import clause_end, is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within
from mingxi.prose.marks import PERCENT, Figure
from mingxi.regulations.procurement import deposits
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "中标后按合同金额的15%收取履约保证金。"
GOOD = "中标后按合同金额的10%收取履约保证金。"

DEPOSITS = {word: share for share in deposits() for word in share.words}
WORDS = pattern_of("|".join(sorted(DEPOSITS, key=len, reverse=True)))
# As far before the word as its share may stand: 合同金额的15%收取的履约保证金.
BEFORE = 10
# What is paid back, and how well bonds are collected, is no size of a bond.
RETURNED = pattern_of(r"退还|返还|退回|扣除|没收|转为|(?<![比费])率")


@rule("PS109", "deposit-too-high", Severity.ERROR)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every bid or performance bond above its limit."""
    if "保证金" not in reading.text and "担保" not in reading.text:
        return
    end = 0
    for match in WORDS.finditer(reading.text):
        share = DEPOSITS[match[0]]
        figure = _percent(reading, Span(*match.span()), end)
        end = match.end() if figure is None else max(match.end(), figure.end)
        if figure is None or figure.value <= share.percent_max:
            continue
        if is_asserted(reading.text, figure.span):
            message = say(
                "{deposit}“{written}”超过{of}的{most}%（{cited}）。请降到规定的比例以内。",
                deposit=match[0],
                written=figure.text,
                of=share.of,
                most=share.percent_max,
                cited=share.source.cited,
            )
            yield Finding(figure.span, message)


def _percent(reading: Reading, word: Span, earliest: int) -> Figure | None:
    """Give the per cent right before the word, else the first in the clause behind it."""
    text = reading.text
    # A colon leads over to the figure: 履约保证金：合同金额的15%.
    start = word.end + (text[word.end : word.end + 1] in {"：", ":"})
    behind = Span(start, clause_end(text, start))
    listed = text.find("、", *behind)
    if listed >= 0:
        behind = Span(behind.start, listed)
    before = Span(max(earliest, word.start - BEFORE), word.start)
    for span in (before, behind):
        percents = [figure for figure in figures_within(reading, span) if figure.unit == PERCENT]
        parted = any(stop in text[span.start : word.start] for stop in "，。；、\n")
        if percents and not (span is before and parted) and not RETURNED.search(text, *span):
            return percents[-1] if span is before else percents[0]
    return None
