"""Marks that come in pairs, “ ” （ ） 《 》, and those that have lost their other half.

A pair is looked for within its paragraph first. What is left over may belong together all the same:
a line is broken within a pair, and a quotation of several paragraphs opens each and closes once.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of

_KINDS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
_MARK = pattern_of(r"[“”（）()《》]")
_PAIRS = {kind: pattern_of("{0}[^{0}{1}\\n]*{1}".format(*map(re.escape, kind))) for kind in _KINDS}
_CLOSING = {"”": "“", "）": "（", "》": "《"}
_WIDE = {"(": "（", ")": "）"}
# 1) and 一） open an item of a list.
_ITEM_NUMBER = pattern_of(
    r"(?:^|[\s。；;，,：:、！？])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])$"
)
_NUMBER_LENGTH_MAX = 4
_ACROSS_PARAGRAPHS_MAX = 400


class LoneMark(NamedTuple):
    """Half a pair: its place, the mark (parentheses in full width) and whether it opens."""

    place: int
    mark: str
    opens: bool


def lone_marks_in(text: str) -> tuple[LoneMark, ...]:
    """Find the marks without their other half, in text order."""
    return tuple(sorted(_apart(sorted(_left_in_paragraphs(text)))))


def _left_in_paragraphs(text: str) -> Iterator[LoneMark]:
    """Give what each paragraph leaves without a partner."""
    kinds = tuple(kind for kind in _KINDS if not _stands_in_pairs(text, *kind))
    if not kinds:
        return
    start = 0
    paragraphs = text.split("\n")
    for place, paragraph in enumerate(paragraphs):
        if not _plainly_paired(paragraph, kinds):
            quoted_on = "".join(paragraphs[place + 1 : place + 2]).lstrip().startswith("“")
            for lone in _left_in(paragraph, start):
                if not (quoted_on and lone.mark == "“"):
                    yield lone
        start += len(paragraph) + 1


def _stands_in_pairs(text: str, opening: str, closing: str) -> bool:
    """Tell that a kind stands nowhere in the text but in pairs, none of them inside another."""
    count = text.count(opening)
    if count != text.count(closing):
        return False
    return not count or len(_PAIRS[opening, closing].findall(text)) == count


def _plainly_paired(paragraph: str, kinds: Iterable[tuple[str, str]]) -> bool:
    """Tell, without walking, that the halves of every kind agree in number and at both ends."""
    for opening, closing in kinds:
        count = paragraph.count(opening)
        if count != paragraph.count(closing):
            return False
        if count and (
            paragraph.find(closing) < paragraph.find(opening)
            or paragraph.rfind(closing) < paragraph.rfind(opening)
        ):
            return False
    return True


def _left_in(paragraph: str, start: int) -> Iterator[LoneMark]:
    open_marks: dict[str, list[int]] = {"“": [], "（": [], "《": []}
    for match in _MARK.finditer(paragraph):
        mark = _WIDE.get(match[0], match[0])
        if mark in open_marks:
            open_marks[mark].append(match.start())
        elif open_marks[_CLOSING[mark]]:
            open_marks[_CLOSING[mark]].pop()
        elif mark != "）" or not _numbers_an_item(paragraph, match.start()):
            yield LoneMark(start + match.start(), mark, opens=False)
    for opening, places in open_marks.items():
        yield from (LoneMark(start + place, opening, opens=True) for place in places)


def _numbers_an_item(text: str, place: int) -> bool:
    return _ITEM_NUMBER.search(text[max(0, place - _NUMBER_LENGTH_MAX) : place]) is not None


def _apart(left: list[LoneMark]) -> Iterator[LoneMark]:
    """Leave out neighbours of one kind that make a pair across paragraphs."""
    waiting: dict[str, LoneMark] = {}
    for lone in left:
        opening = lone.mark if lone.opens else _CLOSING[lone.mark]
        before = waiting.pop(opening, None)
        if lone.opens:
            waiting[opening] = lone
        elif before is not None and lone.place - before.place <= _ACROSS_PARAGRAPHS_MAX:
            continue
        else:
            yield lone
        if before is not None:
            yield before
    yield from waiting.values()
