"""Sentences copied over with last year in them, as if it were still the year of the plan.

The old text says what it plans in its year. Where the new one says it again and the year has not
moved on, somebody forgot it. But a year that is past may be told of with good reason: how things
stood at its end, what was decided, built or signed in it, what this year is compared with, or the
first of several years of a plan.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.comparison.difference import (
    Change,
    Difference,
    Places,
    Stated,
    Topic,
    Weight,
)
from mingxi.projects.comparison.matched import DatePair, SentencePair, dates_matched
from mingxi.projects.comparison.sentences import Sentence
from mingxi.projects.deadlines import tells_of_the_past
from mingxi.projects.marks_between import marks_between
from mingxi.projects.project_text import SectionKey
from mingxi.projects.reading import Reading
from mingxi.prose.marks import DateKind, DateMark

# In these sections a year that nothing else is said of is the year of the plan.
_PLANNED = frozenset(
    {
        SectionKey.CONTENT,
        SectionKey.FUNDING,
        SectionKey.PLAN,
        SectionKey.OUTCOME,
        SectionKey.TARGETS,
    }
)
_NEVER = frozenset({SectionKey.BASIS, SectionKey.NAME, SectionKey.UNIT})
_CLAUSE = pattern_of(r"[^，,；;。\n]*")
_CLAUSE_LENGTH_MAX = 80
# What happened in a year, was counted or decided in it, or what the present is held against.
_HISTORY = pattern_of(
    r"截[至止]|比|较|相[对当]|同期|上一?年|去年|往年|历年|基[数期础]|决算|统计|年报|普查|监测|调查|摸底|在[册岗编校]|现有|存量"
    r"|起(?!草|步|至)|以来|开始|至今|之后|以后|自|从|曾|已|原|结[转余]|遗留|欠|未支付|尚未|剩余|应付"
    r"|会议|研究|批[复准]|审议|通过|印发|下发|发布|出台|修[订正]|文件|通知|签[订署]|合同|协议|中标|立项|公示期"
    r"|成立|组建|建成|投[用产]|竣工于|开工|启动|设立|挂牌|获|评[为定]|认定|荣|被|入选|发生|遭|受灾|出生|年满|考[入取]|毕业"
    r"|末|年初|执行|完成了|实现了|增长|下降|达到了|共有|标准为|价格"
)
_DONE = pattern_of(
    r"\s*度?[，,]?\s*(?:全[县市区镇乡]|我[县市区局]|共|累计|全年)?\s*(?:完成|实现|建设了|开展了|投入|新[增建]了)"
)
_AHEAD = pattern_of(
    r"计划|拟|将|预计|安排|预算|确保|力争|支付|拨付|兑付|兑现|发放|前|需|申请|列入|纳入|目标|任务"
)
_MARKS_MAX = 12


def old_years(
    pairs: Sequence[SentencePair], reading: Reading, old_year: int | None, new_year: int | None
) -> Iterator[Difference]:
    """Tell the dates of the old text's year that the new text, ``reading``, kept as its own.

    Nothing is told where the texts are of one year, where the old one is the later, or where
    either does not say its year. A text whose plan was copied seems to be of the old year still;
    then the dates that moved on tell its own, if they are the most.
    """
    if old_year is not None and new_year == old_year:
        new_year = _year_moved_to(pairs, old_year)
    if old_year is None or new_year is None or old_year >= new_year:
        return
    phased = _phased(pairs, old_year)
    for pair in pairs:
        if pair.new.section in _NEVER or pair.new.section in phased:
            continue
        kept = [two for two in _first_dates(pair) if _is_kept(two, old_year)]
        if not kept or _speaks_of_later(pair, new_year):
            continue
        for two in kept:
            if _is_planned(reading, pair.new, two.new):
                yield _difference(pair, two, new_year)
                break


def _year_moved_to(pairs: Sequence[SentencePair], old_year: int) -> int | None:
    """Give the later year that most dates of the old year have moved on to, or None."""
    years = Counter(
        _year_of(two.new)
        for pair in pairs
        for two in _first_dates(pair)
        if _year_of(two.old) == old_year
    )
    year, times = years.most_common(1)[0] if years else (None, 0)
    return year if year is not None and year > old_year and times * 2 > years.total() else None


def _first_dates(pair: SentencePair) -> Iterator[DatePair]:
    """Pair the dates of a sentence; a list of more than a few dates is a chronicle."""
    if 0 < len(pair.new.dates) <= _MARKS_MAX:
        yield from dates_matched(pair)


def _year_of(date: DateMark) -> int | None:
    """Give the one year that a date lies in, None for the years of a plan."""
    if not date.year_written or date.first is None or date.last is None:
        return None
    return int(date.first[:4]) if date.first[:4] == date.last[:4] else None


def _is_kept(two: DatePair, old_year: int) -> bool:
    return _year_of(two.old) == _year_of(two.new) == old_year


def _phased(pairs: Sequence[SentencePair], old_year: int) -> frozenset[SectionKey | None]:
    """Give the sections that looked beyond the old year already: plans of several years."""
    return frozenset(
        pair.new.section
        for pair in pairs
        for two in _first_dates(pair)
        if (year := _year_of(two.old)) is not None and year > old_year and year == _year_of(two.new)
    )


def _speaks_of_later(pair: SentencePair, new_year: int) -> bool:
    """Tell whether the new sentence tells the old year from its own, by words that are new."""
    moved = {two.new.start for two in dates_matched(pair)}
    return any(
        (_year_of(date) or 0) >= new_year and date.start not in moved for date in pair.new.dates
    )


def _is_planned(reading: Reading, sentence: Sentence, date: DateMark) -> bool:
    """Tell whether a date is one of the plan, by its clause and its section."""
    text = reading.text
    if _is_cited(reading, date) or tells_of_the_past(text, sentence.span, date):
        return False
    clause = _clause(text, sentence, date)
    before, after = text[clause.start : date.start], text[date.end : clause.end]
    if _HISTORY.search(before) or _HISTORY.search(after):
        return False
    ahead = date.deadline or _AHEAD.search(before) or _AHEAD.search(after)
    if date.kind is DateKind.YEAR and _DONE.match(after) and not ahead:
        return False
    return sentence.section in _PLANNED or bool(ahead)


def _is_cited(reading: Reading, date: DateMark) -> bool:
    """Tell whether a date stands in a citation or in brackets right behind one."""
    around = marks_between(reading.citations, max(0, date.start - 200), date.end)
    return any(cited.start <= date.start < cited.end + 2 for cited in around)


def _clause(text: str, sentence: Sentence, date: DateMark) -> Span:
    """Give the clause around a date, at most 80 characters to either side."""
    first = max(sentence.span.start, date.start - _CLAUSE_LENGTH_MAX)
    start = max(text.rfind(mark, first, date.start) + 1 for mark in "，,\t\n") or first
    end = min(sentence.span.end, date.end + _CLAUSE_LENGTH_MAX)
    behind = _CLAUSE.match(text, date.end, end)
    return Span(max(start, first), behind.end() if behind else end)


def _difference(pair: SentencePair, two: DatePair, year: int) -> Difference:
    words = {"written": two.new.text, "year": str(year)}
    message = (
        say(
            "照抄了旧文本的整句，仍写“{written}”，而项目年度是{year}年。请核对年份是否漏改。",
            **words,
        )
        if pair.old.frame == pair.new.frame and not _moved(pair)
        else say(
            "这一句沿用旧文本，仍写“{written}”，而项目年度是{year}年。请核对年份是否漏改。", **words
        )
    )
    places = Places(two.old.span, two.new.span)
    stated = Stated(two.old.text), Stated(two.new.text)
    return Difference(Topic.OLD_YEAR, Change.COPIED, Weight.LOOK, message, places, *stated)


def _moved(pair: SentencePair) -> bool:
    """Tell whether any figure or date of the sentence has moved on."""
    figures = [figure.value for figure in pair.old.figures]
    dates = [date.text for date in pair.old.dates]
    return figures != [figure.value for figure in pair.new.figures] or dates != [
        date.text for date in pair.new.dates
    ]
