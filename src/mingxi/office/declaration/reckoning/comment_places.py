"""Where a comment stands in a version of the text, and where it is found again in the next one."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

# Lines that the form only counts: what is third today may be the second tomorrow.
_COUNTED = re.compile(r"(?:.+\.)?(?:cost|funding|instalments|indicators)\[\d+\]")


class Piece(NamedTuple):
    """A stretch of the flat text of a form, and the path of the field that it came from."""

    start: int
    end: int
    field: str


class Place(NamedTuple):
    """A field of the form and a half-open range of the flat text.

    An empty range is the field as such: a line, a figure.
    """

    field: str
    start: int = 0
    end: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it speaks of the field as such."""
        return self.start == self.end


def belongs(field: str, to: str) -> bool:
    """Tell whether a field is the other or lies in it: ``items[a1].label`` in ``items[a1]``."""
    return field == to or (field.startswith(to) and field[len(to)] in ".[")


def place_again(
    place: Place,
    excerpt: str,
    text: str,
    pieces: Sequence[Piece],
    lines: Mapping[str, str],
) -> Place | None:
    """Find a place again in another version: words by themselves, a line or figure by its field.

    Of several places with the same words those in the same field come first, then the nearest.

    Args:
        place: Where it stood.
        excerpt: Its words; of a line or a figure its name.
        text: The flat text of the version that is shown.
        pieces: What of it came from which field.
        lines: The names of its lines and figures, by their fields.

    Returns:
        The place in this version; None where the words, the line or the figure are gone.
    """
    if place.is_whole:
        return _line_again(place.field, excerpt, pieces, lines)
    own = [piece for piece in pieces if belongs(piece.field, place.field)]
    starts = _occurrences(text, excerpt)
    if not starts:
        return None
    inside = [at for at in starts if any(one.start <= at < one.end for one in own)]
    start = min(inside or starts, key=lambda at: abs(at - place.start))
    return Place(field_at(start, pieces), start, start + len(excerpt))


def field_at(start: int, pieces: Sequence[Piece]) -> str:
    """Give the field of the piece in which a place lies, or of the last one before it."""
    field = "name"
    for piece in pieces:
        if piece.start > start:
            break
        field = piece.field
    return field


def _line_again(
    field: str, name: str, pieces: Sequence[Piece], lines: Mapping[str, str]
) -> Place | None:
    """Find a line by its field; one that is only counted by its name, the nearest of several."""
    if not _COUNTED.fullmatch(field):
        there = field in lines or any(belongs(piece.field, field) for piece in pieces)
        return Place(field) if there else None
    alike = [
        _number_of(one) for one in lines if _list_of(one) == _list_of(field) and lines[one] == name
    ]
    if not alike:
        return None
    number = min(alike, key=lambda one: abs(one - _number_of(field)))
    return Place(f"{_list_of(field)}[{number}]")


def _list_of(field: str) -> str:
    return field[: field.rfind("[")]


def _number_of(field: str) -> int:
    return int(field[field.rfind("[") + 1 : -1])


def _occurrences(text: str, excerpt: str) -> list[int]:
    if not excerpt:
        return []
    found, at = [], text.find(excerpt)
    while at >= 0:
        found.append(at)
        at = text.find(excerpt, at + 1)
    return found
