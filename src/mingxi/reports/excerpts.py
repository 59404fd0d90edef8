"""The sentence around a place, on one line and harmless wherever it is shown."""

import re
from typing import NamedTuple

from mingxi.places import Span

# C0 and C1 controls could command the terminal; bidirectional overrides could reorder what is read.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BREAK = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")

_SENTENCE_END = "。！？；\n"
_CONTEXT = 40
_LONGEST = 64
_HEAD, _TAIL = 40, 20
_CUT = "…"


def legible(text: str) -> str:
    """Put the text on one line and make its controls harmless, character for character."""
    return _UNSAFE.sub("\ufffd", _BREAK.sub(" ", text))


class Excerpt(NamedTuple):
    """A line to read, and the range of it that is meant."""

    line: str
    marked: Span


def excerpt(text: str, place: Span) -> Excerpt:
    """Give the sentence around ``place``, shortened where it is long; the marked part stays."""
    before = legible(text[_sentence_start(text, place.start) : place.start]).lstrip()
    marked = legible(text[place.start : place.end]).strip()
    after = legible(text[place.end : _sentence_end(text, place.end)]).rstrip()
    if len(before) > _CONTEXT:
        before = _CUT + before[-_CONTEXT:]
    if len(marked) > _LONGEST:
        marked = marked[:_HEAD] + _CUT + marked[-_TAIL:]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + _CUT
    return Excerpt(before + marked + after, Span(len(before), len(before) + len(marked)))


def _sentence_start(text: str, place: int) -> int:
    """Give where the sentence before ``place`` ended, looking back no further than is shown."""
    first = max(0, place - _CONTEXT - 1)
    ends = (text.rfind(mark, first, place) for mark in _SENTENCE_END)
    return max((end + 1 for end in ends if end >= 0), default=first)


def _sentence_end(text: str, place: int) -> int:
    """Give where the sentence at ``place`` ends, looking no further than is shown."""
    if place and text[place - 1] in _SENTENCE_END:
        return place
    last = min(len(text), place + _CONTEXT + 1)
    ends = (text.find(mark, place, last) for mark in _SENTENCE_END)
    return min((end + 1 for end in ends if end >= 0), default=last)
