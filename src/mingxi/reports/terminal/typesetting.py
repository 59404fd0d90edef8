"""Chinese and Latin text in terminal cells: line breaks, and the sentence around a place.

A Han character takes two cells. Lines may break between any two of them, but no line begins with a
closing mark or ends with an opening one (GB/T 15834-2011, 5.1), and a number stays whole and with
its unit.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from mingxi.places import Span

_OPENING = re.escape("（〔［【《〈“‘「『([{")
_CLOSING = re.escape("，。、；：！？）〕］】》〉”’」』…％%)]},.;:!?✓✗○")
_UNIT = "[元万亿千年月日时天人名个次期场套册台亩户村]{0,2}"
_PIECE = re.compile(rf"[{_OPENING}]*(?:[0-9][!-~]*{_UNIT}|[!-~]+|\S)[{_CLOSING}]*")

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


def rows(text: str, cells: int) -> list[Span]:
    """Break a line into rows of at most ``cells`` cells; blanks at a break belong to no row.

    A row has room for one character, however few cells there are.
    """
    cells = max(cells, 2)
    if cell_len(text) <= cells:
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return [Span(start, end)] if start < end else []
    broken: list[Span] = []
    used = 0
    for piece, width in _pieces(text, cells):
        if broken and broken[-1].end < piece.start:
            used += cell_len(text[broken[-1].end : piece.start])
        if not broken or used + width > cells:
            broken.append(piece)
            used = width
        else:
            broken[-1] = Span(broken[-1].start, piece.end)
            used += width
    return broken


def _pieces(text: str, cells: int) -> Iterator[tuple[Span, int]]:
    """Give the stretches that stay together and their widths; a row's width is the most."""
    for match in _PIECE.finditer(text):
        width = cell_len(match[0])
        if width <= cells:
            yield Span(*match.span()), width
        else:
            yield from _torn(text, Span(*match.span()), cells)


def _torn(text: str, piece: Span, cells: int) -> Iterator[tuple[Span, int]]:
    """Tear a stretch that is wider than a row."""
    start, used = piece.start, 0
    for place in range(piece.start, piece.end):
        width = cell_len(text[place])
        if used + width > cells:
            yield Span(start, place), used
            start, used = place, 0
        used += width
    yield Span(start, piece.end), used


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
