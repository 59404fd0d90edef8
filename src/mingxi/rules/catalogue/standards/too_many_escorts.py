"""陪餐的人数超过规定。

为什么：超员陪餐是公务接待检查最常见的问题，按超员人数做的预算不能执行。

依据：《党政机关国内公务接待管理规定》（中办发〔2013〕22号）第十条：接待对象在10人以内的，陪餐人数不得超过3人；超过10人的，不得超过接待对象人数的三分之一。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.asserted import is_asserted
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import figures_within, sentence_at
from mingxi.prose.marks import Bound, Figure
from mingxi.regulations.instruments import instrument_of
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "接待省水利厅检查组8人，陪餐5人，工作餐每人60元。"
GOOD = "接待省水利厅检查组8人，陪餐3人，工作餐每人60元。"

ESCORTS = pattern_of(
    r"陪餐(?:人员|人数|干部|领导)?|陪同(?:用餐|就餐|进餐)(?:人员)?|作陪(?:人员)?|陪客(?:人员|人数)?"
)
SMALL_PARTY = 10
ESCORTS_OF_A_SMALL_PARTY = 3
GUESTS_TO_AN_ESCORT = 3
# As far as a number still belongs to the word before it.
REACH = 8
BEFORE = 12
STOP = pattern_of("[，,。；;、）)\n]")


@rule("ES107", "too-many-escorts", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every meal with more escorts than its guests allow."""
    if "陪" not in reading.text:
        return
    for match in ESCORTS.finditer(reading.text):
        sentence = sentence_at(reading.text, match.start())
        escorts = _escorts(reading, Span(*match.span()))
        if escorts is None or not is_asserted(reading.text, Span(*match.span())):
            continue
        guests = _guests(reading, sentence, escorts)
        if guests is None or escorts.value <= _allowed(guests):
            continue
        message = say(
            "接待对象{guests}人，陪餐不得超过{allowed}人（{cited}第十条），这里写的是{written}。请核减。",
            guests=guests,
            allowed=_allowed(guests),
            cited=instrument_of("reception").cited,
            written=escorts.text,
        )
        yield Finding(escorts.span, message)


def _escorts(reading: Reading, word: Span) -> Figure | None:
    """Give the head-count right behind the word in its clause, else the one right before it."""
    stop = STOP.search(reading.text, word.end, word.end + REACH)
    behind = Span(word.end, stop.start() if stop else word.end + REACH)
    found = next(_people(reading, behind), None)
    if found is not None:
        return found
    before = next(_people(reading, Span(max(0, word.start - BEFORE), word.start), last=True), None)
    parted = before and STOP.search(reading.text, before.end, word.start)
    return None if parted else before


def _guests(reading: Reading, sentence: Span, escorts: Figure) -> int | None:
    """Give the head-count nearest before that of the escorts, else the next behind it."""
    before = next(_people(reading, Span(sentence.start, escorts.start), last=True), None)
    nearest = before or next(_people(reading, Span(escorts.end, sentence.end)), None)
    return None if nearest is None else int(nearest.value)


def _people(reading: Reading, span: Span, *, last: bool = False) -> Iterator[Figure]:
    """Give the head-counts of one meal; 人次 add up several, a limit is no count."""
    figures = figures_within(reading, span)
    for figure in reversed(figures) if last else figures:
        limit = figure.bound in {Bound.AT_MOST, Bound.LESS_THAN} or figure.low_end
        if figure.unit == "人" and figure.name != "人次" and not limit and not figure.per:
            yield figure


def _allowed(guests: int) -> int:
    return ESCORTS_OF_A_SMALL_PARTY if guests <= SMALL_PARTY else guests // GUESTS_TO_AN_ESCORT
