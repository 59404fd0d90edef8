"""A text with the marks that prose found in it, to be asked for by range."""

from collections.abc import Sequence
from dataclasses import dataclass

from mingxi.projects.marks_between import marks_between
from mingxi.prose.marks import DateMark, Figure, OutlineMark


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A whole text and its marks in text order; a mark is in a range if it begins there."""

    text: str
    figures: Sequence[Figure]
    outline: Sequence[OutlineMark]
    dates: Sequence[DateMark]

    def money_in(self, start: int, end: int) -> list[Figure]:
        """Give the amounts of money in ``[start, end)``, standards for one of something too."""
        return [f for f in marks_between(self.figures, start, end) if f.is_money]

    def numbers_in(self, start: int, end: int) -> Sequence[OutlineMark]:
        """Give the numbers of headings and list items in ``[start, end)``."""
        return marks_between(self.outline, start, end)

    def dates_in(self, start: int, end: int) -> Sequence[DateMark]:
        """Give the dates in ``[start, end)``."""
        return marks_between(self.dates, start, end)
