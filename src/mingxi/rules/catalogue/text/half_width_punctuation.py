"""中文里用了半角标点。

为什么：全角半角混用，排版时断行不对，检索也会漏掉。

依据：GB/T 15834-2011《标点符号用法》；中文里的逗号、分号、冒号用全角。
"""

from collections.abc import Iterator

from mingxi.languages import say
from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.rules.finding import Finding, Severity
from mingxi.rules.rule import rule

BAD = "河道保洁员12名,负责河面清漂。"
GOOD = "河道保洁员12名，负责河面清漂；全年经费115,200元。"

NARROW = pattern_of(r"[,;:?!](?=[\u4e00-\u9fff“（《])")


@rule("TX115", "half-width-punctuation", Severity.INFO)
def check(reading: Reading) -> Iterator[Finding]:
    """Report, once in a text, the habit of half-width marks between Chinese words."""
    text = reading.text
    places = [m.start() for m in NARROW.finditer(text) if _is_chinese(text, m.start() - 1)]
    if places:
        message = say("中文里用了半角标点（共{count}处）。请改为全角。", count=len(places))
        yield Finding(Span(places[0], places[0] + 1), message)


def _is_chinese(text: str, place: int) -> bool:
    return place >= 0 and ("\u4e00" <= text[place] <= "\u9fff" or text[place] in "”）》%")
