"""Chinese and Latin text in terminal cells: line breaks, and the sentence around a place.

A Han character takes two cells. Lines may break between any two of them, but no line begins with a
closing mark or ends with an opening one (GB/T 15834-2011, 5.1), and a number stays whole and with
its unit.
"""

import re
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
    """Break a line into rows of at most ``cells`` cells; blanks at a break belong to no row."""
    broken: list[Span] = []
    used = 0
    for piece in _pieces(text, cells):
        last = broken[-1] if broken else piece
        added = cell_len(text[last.end : piece.end])
        if broken and used + added <= cells:
            broken[-1] = last.cover(piece)
            used += added
        else:
            broken.append(piece)
            used = cell_len(text[piece.start : piece.end])
    return broken


def _pieces(text: str, cells: int) -> list[Span]:
    """Give the stretches that are not broken, themselves broken where one is wider than a row."""
    pieces: list[Span] = []
    for match in _PIECE.finditer(text):
        piece = Span(*match.span())
        while cell_len(text[piece.start : piece.end]) > cells:
            cut = _fitting(text, piece, cells)
            pieces.append(Span(piece.start, cut))
            piece = Span(cut, piece.end)
        pieces.append(piece)
    return pieces


def _fitting(text: str, piece: Span, cells: int) -> int:
    """Give the end of the longest head of a piece that fits a row; at least one character."""
    taken = 0
    for place in range(piece.start, piece.end):
        taken += cell_len(text[place])
        if taken > cells:
            return max(place, piece.start + 1)
    return piece.end


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
