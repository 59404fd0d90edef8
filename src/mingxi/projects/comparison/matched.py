"""The sentences of two texts held against each other, and the figures and dates inside them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeVar

from mingxi.patterns import pattern_of
from mingxi.projects.comparison.alignment import Layer, Pair, aligned, aligned_words
from mingxi.projects.comparison.sentences import DATE, FIGURE, Sentence
from mingxi.prose.marks import DateMark, Figure

_Mark = TypeVar("_Mark", Figure, DateMark)

# Signs stand for every mark of a frame, so that no comma inside a number parts a clause.
_CLAUSE_END = pattern_of(r"[，、：（）|]")


class SentencePair(NamedTuple):
    """A sentence beside last year's."""

    old: Sentence
    new: Sentence


class FigurePair(NamedTuple):
    """Two figures that say the same thing of two years."""

    old: Figure
    new: Figure


class DatePair(NamedTuple):
    """Two dates that stand at the same place of a sentence."""

    old: DateMark
    new: DateMark


class Matched(NamedTuple):
    """The pairs of two texts in the order of the new one, and what only one of them says."""

    pairs: tuple[SentencePair, ...]
    dropped: tuple[Sentence, ...]
    added: tuple[Sentence, ...]


def matched(old: Sequence[Sentence], new: Sequence[Sentence], words: tuple[str, str]) -> Matched:
    """Align the sentences of two texts, section by section, then across them."""
    text_old, text_new = words
    written = Layer(
        [(said.section, text_old[said.span.start : said.span.end]) for said in old],
        [(said.section, text_new[said.span.start : said.span.end]) for said in new],
    )
    framed = Layer(
        [(said.section, said.frame) for said in old], [(said.section, said.frame) for said in new]
    )
    frames = [said.frame for said in old], [said.frame for said in new]
    found = aligned([written, framed, Layer(*frames)], frames)
    known_old = {pair.old for pair in found}
    known_new = {pair.new for pair in found}
    return Matched(
        tuple(SentencePair(old[pair.old], new[pair.new]) for pair in found),
        tuple(said for place, said in enumerate(old) if place not in known_old),
        tuple(said for place, said in enumerate(new) if place not in known_new),
    )


def figures_matched(pair: SentencePair) -> Iterator[FigurePair]:
    """Pair the figures of two sentences that measure the same: one unit, for one of the same."""
    old, new = pair
    if old.cells and old.cells == new.cells:
        places = dict(zip(old.places, old.figures, strict=True))
        found = [
            FigurePair(places[place], figure)
            for place, figure in zip(new.places, new.figures, strict=True)
            if place in places
        ]
    else:
        found = [
            FigurePair(old.figures[at.old], new.figures[at.new])
            for at in _ordinals(old.frame, new.frame, FIGURE)
        ]
    found = [two for two in found if _measure(two.old) == _measure(two.new)]
    yield from found
    known_old, known_new = {two.old.start for two in found}, {two.new.start for two in found}
    yield from _alone(
        [figure for figure in old.figures if figure.start not in known_old],
        [figure for figure in new.figures if figure.start not in known_new],
    )


def dates_matched(pair: SentencePair) -> Iterator[DatePair]:
    """Pair the dates of two sentences."""
    old, new = pair
    if old.cells or new.cells:
        ordinals = [Pair(at, at) for at in range(len(old.dates))]
        if len(old.dates) != len(new.dates):
            return
    else:
        ordinals = list(_ordinals(old.frame, new.frame, DATE))
    for at in ordinals:
        yield DatePair(old.dates[at.old], new.dates[at.new])


def _measure(figure: Figure) -> tuple[str, tuple[str, ...]]:
    return figure.unit, figure.per


def _alone(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[FigurePair]:
    """Pair the figures left of which either sentence has one of the kind."""
    times_old = Counter(map(_measure, old))
    times_new = Counter(map(_measure, new))
    by_measure = {_measure(figure): figure for figure in old}
    for figure in new:
        measure = _measure(figure)
        if times_old[measure] == times_new[measure] == 1 and measure[0]:
            yield FigurePair(by_measure[measure], figure)


def _ordinals(old: str, new: str, sign: str) -> Iterator[Pair]:
    """Pair the signs of two frames: all in turn, or clause by clause where the words differ."""
    if old == new:
        yield from (Pair(at, at) for at in range(new.count(sign)))
        return
    clauses_old, clauses_new = _CLAUSE_END.split(old), _CLAUSE_END.split(new)
    first_old, first_new = _firsts(clauses_old, sign), _firsts(clauses_new, sign)
    for pair in aligned_words(clauses_old, clauses_new):
        count = clauses_old[pair.old].count(sign)
        if count == clauses_new[pair.new].count(sign):
            for at in range(count):
                yield Pair(first_old[pair.old] + at, first_new[pair.new] + at)


def _firsts(clauses: Sequence[str], sign: str) -> list[int]:
    """Give the ordinal of the first sign of each clause."""
    return [0, *accumulate(clause.count(sign) for clause in clauses)]
