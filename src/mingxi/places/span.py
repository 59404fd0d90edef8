"""A half-open range of Unicode code points in a document's flat text."""

from typing import NamedTuple


class Span(NamedTuple):
    """``[start, end)`` in code points of the flat text, as in the report contract."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: "Span") -> "Span":
        """Give the smallest range that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
