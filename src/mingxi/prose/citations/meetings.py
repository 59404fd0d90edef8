"""Meetings cited as a basis, without a document number: minutes (会议纪要), decisions (…会通过).

Meetings are mentioned for many reasons; one is a citation only where the text names the meeting, by
its number or its day, and says what came of it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.prose.citations.vocabulary import after_leading_verbs

_NUMERAL = r"[\d一二三四五六七八九十百〇零]{1,6}"
_OUTCOME = pattern_of(
    r"会(?:议)?(?:纪要(?P<series>[（(]?第\s?" + _NUMERAL + r"\s?[期次号][）)]?"
    r"|[〔（(［\[]\d{4}[〕）)］\]]\s?第?\s?\d{1,4}\s?[期次号])?(?:精神)?"
    r"|精神|研究意见|审议意见|决议|决定|(?:集体)?(?:研究|审议|讨论)?(?:通过|同意|决定))"
)
_SESSION = pattern_of(rf"第\s?{_NUMERAL}\s?[次届]")
# 4. in 4.2023年第三次常务会议纪要, and what is left of （4） behind its opening bracket.
_LIST_NUMBER = pattern_of(
    r"\s*(?:[\d一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．](?!\d(?!\d{3}年))|[①-⑳])\s*"
)
_DAY = pattern_of(r"\d{4}年\d{1,2}月\d{1,2}日[，,]?\s?")
_CLAUSE_END = pattern_of(r"[。；;、：:（(《》“”\"\n\t]|(?<!日)[，,]")
_CLAUSE_CHARACTERS_MAX = 50
# The spirit of congresses and conferences of the whole Party or nation is no basis for spending.
_GENERAL = pattern_of(r"全国|中央.{0,12}会|座谈会|代表大会|党代会|全会|全体会|大会")
_MINUTES_WORDS = ("纪要", "精神")


class Meeting(NamedTuple):
    """A meeting cited from ``start`` to ``end``; ``is_minutes`` separates 纪要 from decisions."""

    start: int
    end: int
    name: str
    is_minutes: bool


def meetings_in(text: str) -> Iterator[Meeting]:
    """Find every meeting cited as a basis, in order."""
    floor = 0
    for match in _OUTCOME.finditer(text):
        start = _clause_start(text, floor, match.start())
        clause = text[start : match.start()]
        named = _SESSION.search(clause) or _DAY.search(clause) or match["series"]
        spirit = match[0].endswith("精神") and "纪要" not in match[0]
        if not named or (spirit and _GENERAL.search(clause + "会")):
            continue
        floor = match.end()
        is_minutes = any(word in match[0] for word in _MINUTES_WORDS)
        yield Meeting(start, match.end(), text[start : match.end()], is_minutes)


def _clause_start(text: str, floor: int, end: int) -> int:
    start = max(floor, end - _CLAUSE_CHARACTERS_MAX)
    for match in _CLAUSE_END.finditer(text, start, end):
        start = match.end()
    number = _LIST_NUMBER.match(text, start, end)
    start = number.end() if number else start
    start += after_leading_verbs(text[start:end])
    while text[start : start + 1] in ("和", "及", "与", "经", "由", " ", "\u3000"):
        start += 1
    return start
