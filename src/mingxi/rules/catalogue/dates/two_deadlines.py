"""同一件事写了两个不同的期限。

为什么：承办的人按晚的做，考核的人按早的查。

依据：同一工作的期限在文本各部分应当一致。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import project_at, sentence_at
from mingxi.prose.marks import DateMark
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "春季造林于3月底前完成。为抢抓农时，春季造林于4月底前完成。"
GOOD = "春季造林于3月底前完成。为抢抓农时，秋季造林于10月底前完成。"

CLAUSE_END = pattern_of(r"[，,、：:（）()]")
IDLE = pattern_of(r"[\s\d.．、①-⑳]|于|在|拟|计划|预计|确保|全部|全面|按时|如期|完成支出")
CLAUSE_LENGTH_MIN = 6


@rule("DA108", "two-deadlines", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report a deadline whose clause stood before with another date."""
    first: dict[tuple[int, str], DateMark] = {}
    for mark in reading.dates:
        if not mark.deadline or mark.month is None:
            continue
        project = project_at(reading, mark.start)
        work = _work(reading, mark)
        if len(work) < CLAUSE_LENGTH_MIN:
            continue
        earlier = first.setdefault((project.start if project else 0, work), mark)
        if _day(earlier) != _day(mark):
            message = say(
                "同一件事前面写的是“{before}”，这里写的是“{here}”。请统一期限。",
                before=earlier.text,
                here=mark.text,
            )
            yield Finding(mark.span, message)


def _day(mark: DateMark) -> tuple[int | None, str]:
    """Give what two deadlines of one piece of work must share: month and last day."""
    return mark.month, (mark.last or "")[-2:]


def _work(reading: Reading, mark: DateMark) -> str:
    """Give what is to be done by a date: its clause without the date and without idle words."""
    sentence = sentence_at(reading.text, mark.start)
    before = reading.text[_clause_start(reading.text, sentence, mark) : mark.start]
    following = CLAUSE_END.search(reading.text, mark.end, sentence.end)
    after = reading.text[mark.end : following.start() if following else sentence.end]
    subject, action = IDLE.sub("", before), IDLE.sub("", after)
    return f"{subject}|{action}" if subject and action else ""


def _clause_start(text: str, sentence: Span, mark: DateMark) -> int:
    """Give where the clause of a date begins inside its sentence."""
    start = sentence.start
    for stop in CLAUSE_END.finditer(text, sentence.start, mark.start):
        start = stop.end()
    return start
