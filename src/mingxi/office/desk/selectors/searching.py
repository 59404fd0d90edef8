"""What a person finds: in the index, or by name where there is no index yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from mingxi.office.frame.search import asking
from mingxi.office.frame.search.asking import Found, Hit
from mingxi.office.frame.search.kinds import DocumentKind, kinds_for
from mingxi.office.frame.search.words import Piece, excerpt, phrases_of
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

# Of each kind, where all are shown together.
FEW = 5
PAGE = 20
WORDS_MAX = 100


@dataclass(frozen=True)
class Result:
    """A found thing: where it leads, and the words around what was looked for."""

    kind: str
    key: int
    title: Sequence[Piece]
    address: str
    about: str
    excerpt: Sequence[Piece]


@dataclass(frozen=True)
class Group:
    """What was found of one kind."""

    code: str
    name: str
    count: int
    results: Sequence[Result]


@dataclass(frozen=True)
class Answer:
    """What was found; ``is_by_name`` where there was no index to ask."""

    groups: Sequence[Group]
    is_by_name: bool = False

    @property
    def count(self) -> int:
        """How many were found in all."""
        return sum(group.count for group in self.groups)


def find_for(person: Person, words: str, *, kind: str = "", page: int = 1) -> Answer:
    """Look for words among all that the person may see.

    Args:
        person: Who looks.
        words: What they typed: phrases between blanks must all be there; 404 for a kind that the
            person may not look for.
        kind: The code of one kind; without it the best few of every kind are given.
        page: Which page of the one kind, from 1.
    """
    kinds = [one for one in kinds_for(person) if not kind or one.code == kind]
    if kind and not kinds:
        raise Http404
    phrases = phrases_of(words[:WORDS_MAX])
    if not phrases:
        return Answer(())
    limit = PAGE if kind else FEW
    units = list(units_for(person).values_list("pk", flat=True))
    groups = []
    for one in kinds:
        found = asking.search(
            phrases, kind=one.code, units=units, offset=(page - 1) * limit, limit=limit
        )
        if found is None:
            return Answer([_by_name(person, each, words.strip(), phrases) for each in kinds], True)
        groups.append(_group(person, one, found, phrases))
    return Answer(groups)


def _by_name(person: Person, kind: DocumentKind, words: str, phrases: list[list[str]]) -> Group:
    keys = kind.named(person, words[:WORDS_MAX], PAGE)
    found = Found(len(keys), [Hit(key, "") for key in keys])
    return _group(person, kind, found, phrases)


def _group(person: Person, kind: DocumentKind, found: Found, phrases: list[list[str]]) -> Group:
    """Tell of the found; the rows are asked once more, for what changed a moment ago."""
    shown = kind.shown(person, [hit.key for hit in found.hits]) if found.hits else {}
    return Group(
        kind.code,
        kind.name,
        found.count,
        [
            Result(
                kind=kind.code,
                key=hit.key,
                title=excerpt(one.title, phrases, whole=True),
                address=one.address,
                about=one.about,
                excerpt=excerpt(hit.text, phrases),
            )
            for hit in found.hits
            if (one := shown.get(hit.key))
        ],
    )
