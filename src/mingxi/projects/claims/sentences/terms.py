"""Figures in their sentence: where each stands, and the words that introduce it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from mingxi.patterns import pattern_of
from mingxi.prose.marks import PERCENT, YUAN, Figure

_BREAK = pattern_of(r"[，,。；;！？：:\n（）()【①-⑳]")
# A run of blanks before a number is where a page set the next item of a list.
_SET_OFF = pattern_of(r"[ \u3000](?<![ \u3000\n][ \u3000])[ \u3000]++(?=\d{1,2}[.．、](?!\d))")
_TWO_BLANKS = ("  ", " \u3000", "\u3000 ", "\u3000\u3000")
_CLAUSE = pattern_of(r"[，,。；;：:\n]")
_PAUSES = frozenset("，,：:")
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_ITEM = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_SENTENCE_END = frozenset("。！？【")
_LINE_ENDED = frozenset("。；：！？:;\n\t）)")
_START_OF = re.Match.start
_THRESHOLD = pattern_of(r"\s?(?:[（(]含[）)])?及?以[上下内]")
_ZERO = Decimal(0)
# A line that was cut by a page's width, not by its author, is longer than this.
_CUT_LINE = 30
# What introduces a figure stands no further before it.
_WORDS = 60
_LINE_START = pattern_of(
    r"[\t \u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}[、.．)）](?!\d)|[①-⑳]|【)"
)


class Term:
    """A figure with its surroundings; the ids grow along the text.

    ``clause``, ``part``, ``sentence`` and ``line`` number the stretches between commas, semicolons,
    full stops and line ends; ``depth`` counts open brackets and ``bracket`` names the innermost.
    ``gap`` are the words between the previous figure, or the start of the sentence, and this one,
    at most sixty characters. ``spent`` is set when a calculation has used the figure as a factor or
    a part. ``is_end_of_range`` is true for the two ends of a range.
    """

    __slots__ = (
        "bracket",
        "clause",
        "depth",
        "end",
        "figure",
        "gap",
        "gap_start",
        "index",
        "is_count",
        "is_end_of_range",
        "is_money",
        "is_percent",
        "is_rate",
        "line",
        "part",
        "sentence",
        "sentence_start",
        "spent",
        "start",
        "unit",
        "value",
    )

    def __init__(self, figure: Figure, index: int) -> None:
        self.figure = figure
        self.index = index
        self.start, self.end = figure.start, figure.end
        self.unit = unit = figure.unit
        self.value = figure.value
        self.is_money = unit == YUAN
        self.is_percent = unit == PERCENT
        self.is_rate = bool(figure.per)
        self.is_count = bool(unit) and not self.is_money and not self.is_percent
        self.is_end_of_range = figure.low_end or figure.high_end
        self.spent = False
        self.clause = self.part = self.sentence = self.line = 0
        self.depth = self.bracket = self.gap_start = self.sentence_start = 0
        self.gap = ""

    def __repr__(self) -> str:
        return f"Term({self.figure.text!r}, {self.start})"


@dataclass(frozen=True, slots=True)
class Prose:
    """A text and its terms in order, tables left out."""

    text: str
    terms: Sequence[Term]

    def between(self, left: Term, right: Term) -> str:
        """Give the characters between two terms."""
        return self.text[left.end : right.start]

    def is_threshold(self, term: Term) -> bool:
        """Tell whether an amount only parts groups from each other: 2,000元以上的18人次."""
        return _THRESHOLD.match(self.text, term.end) is not None

    def before(self, term: Term, most: int) -> Sequence[Term]:
        """Give the terms before one, at most so many, in text order."""
        return self.terms[max(0, term.index - most) : term.index]

    def after(self, term: Term, most: int) -> Sequence[Term]:
        """Give the terms behind one, at most so many, in text order."""
        return self.terms[term.index + 1 : term.index + 1 + most]


@dataclass(slots=True)
class _Place:
    """Where the walk over a text stands."""

    clause: int = 0
    part: int = 0
    sentence: int = 0
    line: int = 0
    sentence_start: int = 0
    bracket: int = 0

    def next_line(self, start: int) -> None:
        self.line += 1
        self.next_sentence(start)

    def next_sentence(self, start: int) -> None:
        self.sentence += 1
        self.part += 1
        self.clause += 1
        self.sentence_start = start


def sum_of(terms: Iterable[Term]) -> Decimal:
    """Add up the values of terms."""
    return sum((term.value for term in terms), _ZERO)


def last_clause(words: str) -> str:
    """Give what stands behind the last mark of some words; brackets and 、 part no clauses."""
    return _CLAUSE.split(words)[-1]


def prose_of(text: str, figures: Sequence[Figure]) -> Prose:
    """Lay the sentence structure of a text over its figures (in order, not overlapping)."""
    breaks = _breaks(text)
    count = len(breaks)
    unclosed = _unclosed_brackets(breaks)
    place = _Place()
    opened: list[int] = []
    terms: list[Term] = []
    at = previous_end = 0
    for index, figure in enumerate(figures):
        while at < count and breaks[at][0] < figure.start:
            position, char = breaks[at]
            at += 1
            if position >= previous_end and position not in unclosed:
                _pass_over(char, position, place, opened)
        terms.append(_placed(text, Term(figure, index), place, opened, previous_end))
        previous_end = figure.end
    _read_priced(terms)
    return Prose(text, terms)


def _read_priced(terms: Sequence[Term]) -> None:
    """Let an amount right before 的 and a count be a standard for one of them: 8,000元的15户."""
    for amount, count in pairwise(terms):
        if amount.is_money and not amount.is_rate and count.is_count and count.gap == "的":
            amount.figure = amount.figure._replace(per=(count.unit,))
            amount.is_rate = True


def _placed(text: str, term: Term, place: _Place, opened: list[int], previous_end: int) -> Term:
    term.clause, term.part, term.sentence = place.clause, place.part, place.sentence
    term.line, term.sentence_start = place.line, place.sentence_start
    term.depth, term.bracket = len(opened), opened[-1] if opened else 0
    term.gap_start = max(previous_end, place.sentence_start)
    gap = text[max(term.gap_start, term.start - _WORDS) : term.start]
    term.gap = gap.replace("\n", "") if "\n" in gap else gap
    return term


def _pass_over(char: str, position: int, place: _Place, opened: list[int]) -> None:
    """Move on over one mark that parts the text; most are commas."""
    if char in _PAUSES:
        place.clause += 1
    elif char in _OPENING:
        place.bracket += 1
        place.clause += 1
        opened.append(place.bracket)
    elif char in _CLOSING:
        place.clause += 1
        if opened:
            opened.pop()
    elif char == "\n" or char in _ITEM:
        # A circled number, or one set off by blanks, opens an item inside a paragraph.
        place.next_line(position + 1)
        opened.clear()
    elif char in _SENTENCE_END:
        place.next_sentence(position + 1)
        opened.clear()
    else:
        place.clause += 1
        place.part += 1


def _breaks(text: str) -> list[tuple[int, str]]:
    """List the places and marks that part a text; line ends that only wrap a sentence are none."""
    found = [
        (at, text[at])
        for at in map(_START_OF, _BREAK.finditer(text))
        if text[at] != "\n" or not _is_cut(text, at)
    ]
    if not any(blanks in text for blanks in _TWO_BLANKS):
        return found
    set_off = [(match.start(), "①") for match in _SET_OFF.finditer(text)]
    return sorted(found + set_off) if set_off else found


def _unclosed_brackets(breaks: Sequence[tuple[int, str]]) -> frozenset[int]:
    """Find opening brackets that their sentence never closes; they hold nothing together."""
    unclosed: list[int] = []
    opened: list[int] = []
    for at, char in breaks:
        if char in _OPENING:
            opened.append(at)
        elif char in _CLOSING:
            if opened:
                opened.pop()
        elif opened and (char == "\n" or char in _SENTENCE_END):
            unclosed += opened
            opened.clear()
    return frozenset((*unclosed, *opened))


def _is_cut(text: str, at: int) -> bool:
    """Tell whether a line end merely wraps a sentence (text taken from a page)."""
    if at == 0 or text[at - 1] in _LINE_ENDED:
        return False
    start = text.rfind("\n", 0, at) + 1
    if at - start < _CUT_LINE or text[start] == "\t":
        return False
    following = text[at + 1 : at + 2]
    if not following or following in "\n\t \u3000":
        return False
    return _LINE_START.match(text, at + 1) is None
