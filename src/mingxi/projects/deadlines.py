"""The dates by which the work of a project is to be done, and not those that tell of the past."""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import key_at, sentence_at, year_at
from mingxi.prose.marks import DateKind, DateMark

_OF_WORK = frozenset(
    {SectionKey.CONTENT, SectionKey.FUNDING, SectionKey.PLAN, SectionKey.OUTCOME, None}
)
_PRECISE = frozenset({DateKind.MONTH, DateKind.DAY, DateKind.QUARTER})
# A clause with one of these tells what was, or what an earlier year left over.
_OF_THE_PAST = pattern_of(
    r"截至|截止|已(?!纳入|列入)|曾|原(?:定|计划|来)|未支付|欠|以前年度|上一?年|去年|此前|始于|成立|建成于|以来"
)
_DONE = pattern_of(
    r"\s*(?:份|底|末|初|上旬|中旬|下旬|左右)?\s*(?:全部|全面|按时|如期|按期)?"
    r"(?:完工|完成|竣工|付清|拨付|支付|兑付|兑现|验收|发放|启用|投入使用|建成|结算)"
)
# Several dates may share one event: 分别于2024年5月、2024年7月举行. What was held earlier has 的.
_HELD = pattern_of(
    r"(?:[、和及][^，。；、]{0,12}(?<=[月日旬底]))*+\s?(?:上旬|中旬|下旬|左右|前后|期间)?(?:分别|各|集中|组织|陆续)*+"
    r"(?:举行|举办|召开|推出|开展|发放|拨付|支付|付清|兑付|兑现|结算|培训|演练|验收)(?!的|了|过)"
)
# Steps that prepare a year's work are taken late in the year before.
_PREPARING_FROM = "-09-01"
_OWED = pattern_of(r"[^，。；]{0,4}(?:欠|未支付|未付|遗留|历史)")
# Who or what qualifies by a day is no work to be done by it: 对2024年3月31日前年满80周岁的老年人.
_CONDITION = pattern_of(
    r"(?!\s?(?:完成|全部|全面|报|上报|提交|办|拨|支付|发放到|落实|组织|开展|将|把|付|建|验收|启动))[^，。；]{1,16}的"
)
_ABOUT = pattern_of(r"[对凡]于?\s?$")
_CLAUSE_LENGTH = 40


class Deadline(NamedTuple):
    """A date by which something is to be done, the sentence it stands in and the budget year."""

    mark: DateMark
    sentence: Span
    year: int

    @property
    def last_year(self) -> int:
        """The calendar year of the deadline's last day."""
        assert self.mark.last is not None
        return int(self.mark.last[:4])


def deadlines_in(reading: Reading) -> tuple[Deadline, ...]:
    """Give every deadline of work that is written with its year, in text order."""
    return reading.derived(_deadlines)


def _deadlines(reading: Reading) -> tuple[Deadline, ...]:
    return tuple(_found(reading))


def _found(reading: Reading) -> Iterator[Deadline]:
    for mark in reading.dates:
        if not mark.year_written or mark.last is None or mark.impossible:
            continue
        if not _asks_for_work(reading, mark):
            continue
        year = year_at(reading, mark.start)
        if year is not None:
            sentence = sentence_at(reading.text, mark.start)
            if not tells_of_the_past(reading.text, sentence, mark):
                yield Deadline(mark, sentence, year)


def _asks_for_work(reading: Reading, mark: DateMark) -> bool:
    """Tell whether the date is written as a deadline, or says when a planned step is done."""
    if mark.deadline:
        return key_at(reading, mark.start) in _OF_WORK
    if mark.kind not in _PRECISE or key_at(reading, mark.start) is not SectionKey.PLAN:
        return False
    return bool(_DONE.match(reading.text, mark.end) or _is_held(reading, mark))


def _is_held(reading: Reading, mark: DateMark) -> bool:
    """Tell whether a plan says that something is held or paid at a date, as its own step."""
    assert mark.last is not None
    prepares = mark.last[4:] >= _PREPARING_FROM
    return not prepares and _HELD.match(reading.text, mark.end) is not None


def tells_of_the_past(text: str, sentence: Span, mark: DateMark) -> bool:
    """Tell whether the words around a date speak of what was, was left unpaid, or qualifies."""
    clause = max(sentence.start, mark.start - _CLAUSE_LENGTH)
    if _OF_THE_PAST.search(text, clause, mark.end) or _OWED.match(text, mark.end):
        return True
    if mark.deadline and _CONDITION.match(text, mark.end):
        return True
    return _ABOUT.search(text, clause, mark.start) is not None
