"""The order in which a unit puts what it declares for a year (申报排序), by what matters most."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from mingxi.office.declaration.reckoning.states import DeclarationState

MOVABLE = frozenset(
    {DeclarationState.DRAFTING, DeclarationState.RETURNED, DeclarationState.IN_REVIEW}
)
"""What the unit still orders; with admission the number stays as the review saw it."""
NOT_ORDERED = frozenset({DeclarationState.WITHDRAWN, DeclarationState.REJECTED})


class Wished(NamedTuple):
    """Where a declaration stands in the order, and which place is wished for it, both from 1."""

    key: int
    stands: int
    wished: int


def in_wished_order(wishes: Sequence[Wished]) -> list[int]:
    """Give the keys in the order that is wished.

    Where two are wished at one place, the one that was moved there goes before the other if it
    came from behind it, and after it if it came from before it.
    """

    def place(one: Wished) -> tuple[int, int, int]:
        moved = (one.wished > one.stands) - (one.wished < one.stands)
        return one.wished, moved, one.stands

    return [one.key for one in sorted(wishes, key=place)]


def free_places(taken: set[int]) -> Iterator[int]:
    """Give the places from 1 on that no admitted declaration keeps."""
    return (place for place in count(1) if place not in taken)
