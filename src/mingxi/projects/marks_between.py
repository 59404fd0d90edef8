"""The marks of a range: figures, dates, citations or numbers of items that begin in it."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from mingxi.prose.marks import Citation, DateMark, Figure, OutlineMark

_Mark = TypeVar("_Mark", Figure, DateMark, Citation, OutlineMark)


def marks_between(marks: Sequence[_Mark], start: int, end: int) -> Sequence[_Mark]:
    """Give the marks, which are in text order, that begin in ``[start, end)``."""
    # A mark begins with its start, so that a bare start compares below the mark itself.
    first = bisect_left(marks, (start,))
    return marks[first : bisect_left(marks, (end,), first)]
