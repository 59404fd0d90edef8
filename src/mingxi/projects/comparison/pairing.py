"""Which project of the new text is which of the old one.

A name moves on with its year, and sometimes by a word; a unit is renamed; a project keeps its
words. So names without their years decide first, then how alike names are, then how many of their
sentences two projects share.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mingxi.places import Span
from mingxi.projects.card import unblanked, yearless_name
from mingxi.projects.comparison.alignment import aligned_words, alike_percent
from mingxi.projects.comparison.sentences import Sentence
from mingxi.projects.project_text import ProjectText
from mingxi.projects.reading import Reading

_HOLDERS_MAX = 8
_FRAME_LENGTH_MIN = 12
# Projects of one kind share phrases by the dozen; a project and its next year share most.
_SHARED_PERCENT_MIN = 40
_NAMES_ALIKE_PERCENT_MIN = 70


class Texts(NamedTuple):
    """The projects of a text, and the sentences of each."""

    projects: Sequence[ProjectText]
    sentences: Sequence[Sequence[Sentence]]


class ProjectPair(NamedTuple):
    """The ordinals of a project in the old and in the new text."""

    old: int
    new: int


def paired(old: Texts, new: Texts) -> list[ProjectPair]:
    """Pair the projects of two texts, each at most once, in the order of the new one."""
    pairs: dict[int, int] = {}
    for key in (_unit_and_name, _name):
        _pair_by(key, old.projects, new.projects, pairs)
    _pair_alike(old.projects, new.projects, pairs)
    _pair_sharing(old, new, pairs)
    return [ProjectPair(pairs[place], place) for place in sorted(pairs)]


def _unit_and_name(project: ProjectText) -> Hashable:
    """Give a key that a project keeps from year to year; forms are no texts."""
    return _name(project), unblanked(project.unit or "")


def _name(project: ProjectText) -> Hashable:
    return yearless_name(project.name or ""), bool(project.sections)


def _pair_by(
    key: Callable[[ProjectText], Hashable],
    old: Sequence[ProjectText],
    new: Sequence[ProjectText],
    pairs: dict[int, int],
) -> None:
    """Pair what has one key on both sides, in turn; a project without a name is like no other."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for place in _left(old, pairs.values()):
        waiting[key(old[place])].append(place)
    for place in _left(new, pairs):
        places = waiting[key(new[place])]
        if places and new[place].name:
            pairs[place] = places.pop(0)


def _left(projects: Sequence[ProjectText], taken: Iterable[int]) -> Iterator[int]:
    known = set(taken)
    return (place for place in range(len(projects)) if place not in known)


def _pair_alike(
    old: Sequence[ProjectText], new: Sequence[ProjectText], pairs: dict[int, int]
) -> None:
    """Pair names that are nearly the same, with the unit and so the place before them."""
    places_old = [*_left(old, pairs.values())]
    places_new = [*_left(new, pairs)]
    titles_old = [_title(old[place]) for place in places_old]
    titles_new = [_title(new[place]) for place in places_new]
    for pair in aligned_words(titles_old, titles_new):
        names = [
            yearless_name(project.name or "")
            for project in (old[places_old[pair.old]], new[places_new[pair.new]])
        ]
        if all(names) and alike_percent(*names) >= _NAMES_ALIKE_PERCENT_MIN:
            pairs[places_new[pair.new]] = places_old[pair.old]


def _title(project: ProjectText) -> str:
    return unblanked(project.unit or "") + yearless_name(project.name or "")


def _pair_sharing(old: Texts, new: Texts, pairs: dict[int, int]) -> None:
    """Pair renamed projects that say most of the same, those that share most first."""
    owners: dict[str, set[int]] = defaultdict(set)
    for place in _left(old.projects, pairs.values()):
        for frame in _frames(old.sentences[place]):
            owners[frame].add(place)
    rivals = []
    for place in _left(new.projects, pairs):
        frames = _frames(new.sentences[place])
        known = (owners.get(frame, ()) for frame in frames)
        shared = Counter(owner for held in known if len(held) <= _HOLDERS_MAX for owner in held)
        for owner, count in shared.most_common(_HOLDERS_MAX):
            least = min(len(frames), len(_frames(old.sentences[owner])))
            if count * 100 >= least * _SHARED_PERCENT_MIN and count > 1:
                rivals.append((-count, place, owner))
    taken: set[int] = set()
    for _, place, owner in sorted(rivals):
        if place not in pairs and owner not in taken:
            pairs[place] = owner
            taken.add(owner)


def _frames(sentences: Sequence[Sentence]) -> set[str]:
    return {said.frame for said in sentences if len(said.frame) >= _FRAME_LENGTH_MIN}


def outside(reading: Reading) -> Iterator[Span]:
    """Give the ranges of a text that are in none of its projects."""
    at = 0
    for project in reading.projects:
        if at < project.start:
            yield Span(at, project.start)
        at = max(at, project.end)
    if at < len(reading.text):
        yield Span(at, len(reading.text))
