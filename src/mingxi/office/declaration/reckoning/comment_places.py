"""Where a comment stands in a version of the text, and where it is found again in the next one."""

from collections.abc import Iterable
from typing import NamedTuple


class Piece(NamedTuple):
    """Words of the text, and the path of the field of the form that they came from."""

    field: str
    words: str


class Place(NamedTuple):
    """A field of the form, and a half-open range in its words; an empty range is all of it."""

    field: str
    start: int = 0
    end: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it speaks of the field as such: a line, a figure."""
        return self.start == self.end


def place_again(place: Place, excerpt: str, pieces: Iterable[Piece]) -> Place | None:
    """Find a place again by its excerpt, nearest to where it stood; in other fields if need be.

    Returns:
        The place in these pieces; None where the words, or the line or figure, are gone.
    """
    pieces = list(pieces)
    own = [piece for piece in pieces if piece.field == place.field]
    if place.is_whole or not excerpt:
        return place if own else None
    for candidates in (own, pieces):
        for piece in candidates:
            starts = _occurrences(piece.words, excerpt)
            if starts:
                start = min(starts, key=lambda at: abs(at - place.start))
                return Place(piece.field, start, start + len(excerpt))
    return None


def _occurrences(words: str, excerpt: str) -> list[int]:
    found, at = [], words.find(excerpt)
    while at >= 0:
        found.append(at)
        at = words.find(excerpt, at + 1)
    return found
