"""Where a comment stands in a version of the text, and where it is found again in the next one."""

from collections.abc import Sequence
from typing import NamedTuple


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


def place_again(place: Place, excerpt: str, text: str, pieces: Sequence[Piece]) -> Place | None:
    """Find a place again in another version: words by themselves, a line or figure by its field.

    Of several places with the same words those in the same field come first, then the nearest.

    Returns:
        The place in this version; None where the words, the line or the figure are gone.
    """
    own = [piece for piece in pieces if belongs(piece.field, place.field)]
    if place.is_whole:
        return Place(place.field) if own else None
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


def _occurrences(text: str, excerpt: str) -> list[int]:
    if not excerpt:
        return []
    found, at = [], text.find(excerpt)
    while at >= 0:
        found.append(at)
        at = text.find(excerpt, at + 1)
    return found
