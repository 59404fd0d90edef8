"""引用的法规已经废止。

为什么：按废止的法规办事没有效力，新法规的要求也可能没有照办。

依据：立项依据应当在项目年度有效；废止的日期和接替的法规见mingxi随附的法规库。
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from mingxi.languages import Message, say
from mingxi.patterns import pattern_of
from mingxi.projects.policy_basis import title_key
from mingxi.projects.reading import Reading
from mingxi.projects.scopes import sentence_at, year_at
from mingxi.prose.marks import Citation
from mingxi.regulations import Instrument, instrument_of, instruments
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
公文处理严格按照《国家行政机关公文处理办法》的规定，印制宣传册6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""
GOOD = """柳坝县水务局2024年预算项目文本
一、项目名称
河道保洁经费
二、立项依据
《柳坝县河道保洁办法》（柳政办发〔2018〕9号）。
三、项目实施单位
柳坝县水务局
四、项目基本概况
全县有河道12条，实行常年保洁。
五、项目实施内容
公文处理严格按照《党政机关公文处理工作条例》的规定，印制宣传册6万元。
六、资金安排情况
县级财政安排12万元。
七、项目实施计划
2024年6月、12月各支付6万元。
八、项目实施成效
保洁率达到95%以上。
"""

COUNTRY = "中华人民共和国"
ENDED = pattern_of("废止|失效|取代|代替|替代|停止执行|不再执行|停止施行|改为|改依")


@rule("CI119", "repealed-instrument", Severity.WARNING)
def check(reading: Reading) -> Iterator[Finding]:
    """Report every cited instrument of the library that ended before the budget year began."""
    for cited in reading.citations:
        instrument = _instrument(cited)
        if instrument is None or _is_told(reading.text, cited):
            continue
        year = year_at(reading, cited.start)
        if instrument.ends is None or year is None:
            continue
        if instrument.ends < date(year, 1, 1):
            yield Finding(cited.title_span or cited.span, _message(instrument, instrument.ends))


def _instrument(cited: Citation) -> Instrument | None:
    """Give the instrument that ended and is cited, by its title or its number."""
    by_title = _ended().get(_key(cited.title)) if cited.title else None
    return by_title or (_ended_by_number().get(cited.number) if cited.number else None)


def _is_told(text: str, cited: Citation) -> bool:
    """Tell whether the sentence itself says that the instrument has ended."""
    return ENDED.search(text, cited.end, sentence_at(text, cited.end).end) is not None


def _message(instrument: Instrument, ends: date) -> Message:
    """Tell since when the instrument is void, and what took its place where that is known."""
    if instrument.successor is None:
        return say(
            "《{title}》已于{year}年废止。请改用现行的规定。",
            title=instrument.title,
            year=str(ends.year),
        )
    return say(
        "《{title}》已于{year}年废止，现行的是{successor}。请改用现行的规定。",
        title=instrument.title,
        year=str(ends.year),
        successor=instrument_of(instrument.successor).cited,
    )


def _key(title: str) -> str:
    """Give what stays the same of a title, with or without the name of the country."""
    return title_key(title).removeprefix(COUNTRY)


@cache
def _ended() -> dict[str, Instrument]:
    """Give the instruments of the library that are no longer in force, by title."""
    return {_key(i.title): i for i in instruments().values() if i.ends is not None}


@cache
def _ended_by_number() -> dict[str, Instrument]:
    return {i.number: i for i in instruments().values() if i.ends is not None and i.number}
