"""The annexes and tables that a document has, and where its text refers to others by number.

A document is compared with itself: where it lists its annexes (附件：1.…2.…) or heads its tables
(表1), a number beyond them points at nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from mingxi.patterns import pattern_of
from mingxi.places import Span
from mingxi.projects.reading import Reading
from mingxi.quantities import chinese_to_int


class DanglingReference(NamedTuple):
    """A reference (附件3) and the highest number there is."""

    span: Span
    written: str
    last: int


_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})"
# 附件：1.…表 opens the list; the other annexes stand on lines of their own below it.
_LIST = pattern_of(
    r"^[ \t\u3000]{0,10}附[ \u3000]{0,4}件[ \u3000]{0,4}[：:](?P<first>[^\n]*)", re.MULTILINE
)
_LISTED = pattern_of(r"[ \t\u3000]{0,20}(?P<number>\d{1,2})[.．、][^\n]{2,60}")
_FIRST = pattern_of(r"[ \u3000]{0,4}(?P<number>\d{1,2})[.．、]")
_HEADED = {
    "附件": pattern_of(rf"^[ \t\u3000]{{0,10}}附件[ \u3000]?{_NUMBER}(?=[：:\s]|$)", re.MULTILINE),
    "表": pattern_of(rf"^[ \t\u3000]{{0,20}}表[ \u3000]?{_NUMBER}(?=[：:\s.．]|$)", re.MULTILINE),
}
_REFERRED = {
    "附件": pattern_of(rf"(?<![》号件])附件[ \u3000]?{_NUMBER}(?![\d.．月年日个份项种类张—-])"),
    "表": pattern_of(rf"(?<=[见照按与如])表[ \u3000]?{_NUMBER}(?![\d.．月年日个份项种类张—-])"),
}
# An annex of another document may have any number.
_OF_ANOTHER = pattern_of(r"(?:文件?|通知|办法|规定|方案|意见|细则|号|》)[）)]?(?:中|里)?的?$")
_OF_THIS = pattern_of(r"(?:本|此)(?:通知|办法|方案|文件?|意见)的?$")
_REACH = 8
_LISTED_MAX = 40


def dangling_references(reading: Reading) -> Iterator[DanglingReference]:
    """Give the references beyond the last annex listed or table headed, in text order."""
    for kind, referred in _REFERRED.items():
        if kind not in reading.text:
            continue
        known = _known(reading.text, kind)
        for match in referred.finditer(reading.text) if known else ():
            number, start = _value(match), match.start()
            before = reading.text[max(0, start - _REACH) : start]
            foreign = _OF_ANOTHER.search(before) and not _OF_THIS.search(before)
            if number is not None and number > max(known) and not foreign:
                yield DanglingReference(Span(*match.span()), match[0], max(known))


def _known(text: str, kind: str) -> set[int]:
    known = {value for match in _HEADED[kind].finditer(text) if (value := _value(match))}
    return known | set(_listed(text)) if kind == "附件" else known


def _listed(text: str) -> Iterator[int]:
    """Give the numbers of the lists of annexes; an annex without a number is the only one."""
    for opened in _LIST.finditer(text):
        first = _FIRST.match(opened["first"])
        if first is None:
            if opened["first"].strip():
                yield 1
                continue
        else:
            yield int(first["number"])
        place = opened.end() + 1
        for _ in range(_LISTED_MAX):
            listed = _LISTED.match(text, place)
            if listed is None:
                break
            yield int(listed["number"])
            place = listed.end() + 1


def _value(match: re.Match[str]) -> int | None:
    written = match["number"]
    return int(written) if written.isdecimal() else chinese_to_int(written)
