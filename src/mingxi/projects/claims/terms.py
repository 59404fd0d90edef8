"""Figures in their sentence: which clause, sentence and paragraph each stands in, and what introduces it."""

import re
from collections.abc import Sequence

from mingxi.prose.marks import PERCENT, YUAN, Figure

_BREAK = re.compile(r"[，,。；;！？：:\n（）()【①-⑳]")
# A run of blanks before a number is where a page set the next item of a list.
_SET_OFF = re.compile(r"[ \u3000]{2,}(?=\d{1,2}[.．、](?!\d))")
_OPENING, _CLOSING = frozenset("（("), frozenset("）)")
_ITEM = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_SENTENCE_END = frozenset("。！？【")
# A line that was cut by a page's width, not by its author, is longer than this.
_CUT_LINE = 30
_LINE_START = re.compile(r"[\t \u3000]*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}[、.．)）](?!\d)|[①-⑳]|【)")


class Term:
    """A figure with its surroundings; ids grow along the text.

    ``clause``, ``part``, ``sentence`` and ``line`` number the stretches between commas, semicolons, full
    stops and line ends; ``depth`` counts open brackets. ``gap_start`` is where the words begin that
    introduce the figure: behind the previous figure, or at the start of its sentence. ``spent`` is set
    when a calculation has used the figure as a factor or a part.
    """

    __slots__ = (
        "bracket",
        "clause",
        "depth",
        "figure",
        "gap_start",
        "index",
        "is_count",
        "is_money",
        "is_percent",
        "is_rate",
        "line",
        "part",
        "sentence",
        "sentence_start",
        "spent",
        "unit",
        "value",
    )

    def __init__(self, figure: Figure, index: int) -> None:
        self.figure = figure
        self.index = index
        self.unit = figure.unit
        self.value = figure.value
        self.is_money = figure.unit == YUAN
        self.is_percent = figure.unit == PERCENT
        self.is_rate = bool(figure.per)
        self.is_count = not self.is_money and not self.is_percent and figure.unit != ""
        self.clause = self.part = self.sentence = self.line = self.depth = self.bracket = 0
        self.gap_start = self.sentence_start = 0
        self.spent = False

    @property
    def start(self) -> int:
        """Where the figure begins."""
        return self.figure.start

    @property
    def end(self) -> int:
        """Where the figure ends."""
        return self.figure.end

    def __repr__(self) -> str:
        return f"Term({self.figure.text!r}, {self.start})"


def terms_of(text: str, figures: Sequence[Figure]) -> list[Term]:
    """Lay the sentence structure of a text over its figures (in order, not overlapping)."""
    terms = [Term(figure, index) for index, figure in enumerate(figures)]
    breaks = _breaks(text)
    unclosed = _unclosed_brackets(breaks)
    clause = part = sentence = line = depth = bracket = 0
    sentence_start = gap_start = 0
    at_break, last_break = 0, len(breaks)
    brackets: list[int] = []
    for term in terms:
        start = term.figure.start
        while at_break < last_break:
            at, char = breaks[at_break]
            if at >= start:
                break
            at_break += 1
            if at < gap_start:
                continue
            if char in _OPENING:
                if at in unclosed:
                    continue
                bracket += 1
                brackets.append(bracket)
                clause += 1
            elif char in _CLOSING:
                if brackets:
                    brackets.pop()
                clause += 1
            elif char == "\n":
                line, sentence, part, clause = line + 1, sentence + 1, part + 1, clause + 1
                brackets.clear()
                sentence_start = at + 1
            elif char in _ITEM:
                # A circled number, or one set off by blanks, opens an item inside a paragraph.
                line, sentence, part, clause = line + 1, sentence + 1, part + 1, clause + 1
                brackets.clear()
                sentence_start = at + 1
            elif char in _SENTENCE_END:
                sentence, part, clause = sentence + 1, part + 1, clause + 1
                brackets.clear()
                sentence_start = at + 1
            elif char in "；;":
                part, clause = part + 1, clause + 1
            else:
                clause += 1
        depth = len(brackets)
        term.clause, term.part, term.sentence, term.line = clause, part, sentence, line
        term.depth, term.bracket = depth, brackets[-1] if brackets else 0
        term.gap_start = max(gap_start, sentence_start)
        term.sentence_start = sentence_start
        gap_start = term.end
    return terms


def _breaks(text: str) -> list[tuple[int, str]]:
    """List the places and marks that part a text; line ends that only wrap a sentence are none."""
    found = [
        (match.start(), match.group())
        for match in _BREAK.finditer(text)
        if match.group() != "\n" or not _is_cut(text, match.start())
    ]
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
    if at == 0 or text[at - 1] in "。；：！？:;\n\t）)":
        return False
    start = text.rfind("\n", 0, at) + 1
    if at - start < _CUT_LINE or text[start : start + 1] == "\t":
        return False
    following = text[at + 1 : at + 2]
    if not following or following in "\n\t \u3000":
        return False
    return _LINE_START.match(text, at + 1) is None
