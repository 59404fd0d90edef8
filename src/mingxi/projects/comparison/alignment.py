"""Which of the words of one text stand again, changed or not, in another.

What stands in both word for word is paired first, as a patience diff does: what is unique on both
sides, then, between the longest run of pairs that keep their order, what is left in order. What is
nearly alike is found by the rare stretches of three characters that both hold, so that no text is
ever held against every other.
"""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

_STRETCH = 3
_RARE_STRETCHES = 12
_HOLDERS_MAX = 32
_RIVALS_MAX = 4
# No sentence is longer; what is, is no sentence, and its beginning tells.
_LENGTH_MAX = 4000
# Of all pairs of neighbouring characters in both, in percent: 60 leaves room for a changed clause.
_ALIKE_PERCENT_MIN = 60


class Pair(NamedTuple):
    """The ordinals, in the old and in the new sequence, of what is held against each other."""

    old: int
    new: int


class Layer(NamedTuple):
    """One way to tell what is the same: a key to each entry of the old and of the new sequence."""

    old: Sequence[Hashable]
    new: Sequence[Hashable]


def aligned(layers: Sequence[Layer], words: tuple[Sequence[str], Sequence[str]]) -> list[Pair]:
    """Pair the entries of two sequences, each at most once, in the order of the new one.

    The keys of the first layer tell sameness best. ``words`` are compared where no key is shared.
    """
    pairs: dict[int, int] = {}
    for layer in layers:
        _pair_unique(layer, pairs)
    for layer in layers:
        _pair_between(layer, pairs)
    for layer in layers:
        _pair_in_turn(layer, _left(layer, pairs), pairs)
    _pair_alike(*words, pairs)
    return [Pair(pairs[new], new) for new in sorted(pairs)]


def aligned_words(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair words that are the same, then words that are nearly the same."""
    return aligned([Layer(old, new)], (old, new))


class _Left(NamedTuple):
    """The ordinals that have no pair yet."""

    old: Sequence[int]
    new: Sequence[int]


def _left(layer: Layer, pairs: Mapping[int, int]) -> _Left:
    taken = set(pairs.values())
    return _Left(
        [place for place in range(len(layer.old)) if place not in taken],
        [place for place in range(len(layer.new)) if place not in pairs],
    )


def _pair_unique(layer: Layer, pairs: dict[int, int]) -> None:
    """Pair the keys that stand once among what is left on either side, wherever they stand."""
    left = _left(layer, pairs)
    times_old = Counter(layer.old[place] for place in left.old)
    times_new = Counter(layer.new[place] for place in left.new)
    places = {layer.old[place]: place for place in left.old if times_old[layer.old[place]] == 1}
    for place in left.new:
        key = layer.new[place]
        if times_new[key] == 1 and key in places:
            pairs[place] = places[key]


def _pair_between(layer: Layer, pairs: dict[int, int]) -> None:
    """Pair the keys left in each gap between pairs that keep their order, in turn."""
    left = _left(layer, pairs)
    anchors = [*_backbone(pairs), Pair(len(layer.old), len(layer.new))]
    start_old = start_new = 0
    for anchor in anchors:
        end_old, end_new = bisect_left(left.old, anchor.old), bisect_left(left.new, anchor.new)
        gap = _Left(left.old[start_old:end_old], left.new[start_new:end_new])
        if gap.old and gap.new:
            _pair_in_turn(layer, gap, pairs)
        start_old, start_new = end_old, end_new


def _pair_in_turn(layer: Layer, left: _Left, pairs: dict[int, int]) -> None:
    """Pair the first with the first of each key, the second with the second, and so on."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place in left.old:
        waiting[layer.old[place]].append(place)
    for place in left.new:
        places = waiting.get(layer.new[place])
        if places:
            pairs[place] = places.popleft()


def _backbone(pairs: Mapping[int, int]) -> list[Pair]:
    """Give the longest run of pairs whose order is the same on both sides."""
    news = sorted(pairs)
    ends: list[int] = []
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for new in news:
        old = pairs[new]
        place = bisect_left(ends, old)
        before[new] = tails[place - 1] if place else None
        ends[place : place + 1] = [old]
        tails[place : place + 1] = [new]
    run: list[Pair] = []
    step = tails[-1] if tails else None
    while step is not None:
        run.append(Pair(pairs[step], step))
        step = before[step]
    return run[::-1]


class _Rival(NamedTuple):
    """A possible pair: the best come first, near ones before far ones where they are as alike."""

    unlike: int
    apart: int
    new: int
    old: int


def _pair_alike(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> None:
    left = _left(Layer(old, new), pairs)
    taken: set[int] = set()
    for rival in sorted(_rivals(old, new, left)):
        if rival.new not in pairs and rival.old not in taken:
            pairs[rival.new] = rival.old
            taken.add(rival.old)


def _rivals(old: Sequence[str], new: Sequence[str], left: _Left) -> Iterator[_Rival]:
    """Give the possible pairs of what is left; work is bounded for each entry by its length."""
    stretches_old = {place: _stretches(old[place]) for place in left.old}
    stretches_new = {place: _stretches(new[place]) for place in left.new}
    holders: dict[str, list[int]] = defaultdict(list)
    for place, stretches in stretches_old.items():
        for stretch in stretches:
            holders[stretch].append(place)
    for place, stretches in stretches_new.items():
        known = [holders[s] for s in stretches if s in holders and len(holders[s]) <= _HOLDERS_MAX]
        rare = sorted(known, key=len)[:_RARE_STRETCHES]
        shared = Counter(other for others in rare for other in others)
        for other, _ in shared.most_common(_RIVALS_MAX):
            alike = alike_percent(old[other], new[place])
            if alike >= _ALIKE_PERCENT_MIN:
                yield _Rival(-alike, abs(other - place), place, other)


def _stretches(words: str) -> set[str]:
    words = words[:_LENGTH_MAX]
    last = max(1, len(words) - _STRETCH + 1)
    return {words[place : place + _STRETCH] for place in range(last)}


def alike_percent(one: str, other: str) -> int:
    """Tell how alike two texts are: the share of neighbouring characters they have in common."""
    pairs_one = Counter(pairwise(one[:_LENGTH_MAX]))
    pairs_other = Counter(pairwise(other[:_LENGTH_MAX]))
    whole = pairs_one.total() + pairs_other.total()
    return 200 * (pairs_one & pairs_other).total() // whole if whole else 0
