"""A text cut at both ends of every mark, so that marks may overlap as they please.

Between two cuts a mark covers everything or nothing. The work is linear in the number of marks, but
for sorting.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise

from mingxi.places import Span


class Cuts:
    """The places where a text of ``length`` characters is cut; segment i ends where i+1 starts."""

    def __init__(self, length: int, marks: Iterable[Span]) -> None:
        places = {0, length}
        for mark in marks:
            places.update(mark)
        self._places = sorted(places)

    @property
    def segments(self) -> list[Span]:
        """Give all segments in order; together they are the text."""
        return [Span(start, end) for start, end in pairwise(self._places)]

    def of(self, mark: Span) -> range:
        """Give the ordinals of the segments that a mark covers, which must be one of those cut."""
        return range(bisect_left(self._places, mark.start), bisect_left(self._places, mark.end))

    def holding(self, place: int) -> int:
        """Give the ordinal of the segment that holds a character."""
        return bisect_right(self._places, place) - 1


def depths(length: int, ranges: Iterable[range]) -> list[int]:
    """Tell of each ordinal below ``length`` how many of the ranges hold it."""
    changes = [0] * (length + 1)
    for held in ranges:
        changes[held.start] += 1
        changes[held.stop] -= 1
    return list(accumulate(changes))[:length]
