"""Pages of long lists by keys: the next page begins behind the last row of this one.

Numbered pages skip what lies before them row by row, and count all rows to know how many pages
there are; both grow with the list. A page by keys costs the same wherever it lies, as long as an
index leads there: one over what is filtered by equality, then the sorted column, then the key.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)

_BETWEEN = "~"


@dataclass(frozen=True)
class Turn:
    """Where in a list to look: behind one row, before another, or at its beginning (neither)."""

    after: str = ""
    before: str = ""


@dataclass(frozen=True)
class KeysetPage(Generic[Row]):
    """Rows of a list, and the places before and behind them; empty where the list ends."""

    rows: Sequence[Row]
    before: str
    after: str


@dataclass(frozen=True)
class Order:
    """By which columns a list stands; rows that are alike in them stand by their key.

    Attributes:
        column: The first of them.
        falling: Whether the list begins with the greatest.
        then: Those behind it; they are numbers.
    """

    column: str
    falling: bool = False
    then: tuple[str, ...] = ()

    @classmethod
    def of(cls, asked: str, allowed: Sequence[str], default: "Order") -> "Order":
        """Read ``?sort=``: a column, falling with ``-`` before it; another one is not heard."""
        column = asked.removeprefix("-")
        return cls(column, asked.startswith("-")) if column in allowed else default


def page_by_keys(rows: QuerySet[Row], order: Order, turn: Turn, size: int) -> KeysetPage[Row]:
    """Give a page of at most ``size`` rows."""
    backward = bool(turn.before) and not turn.after
    falling = order.falling != backward
    sign = "-" if falling else ""
    wanted = rows.order_by(*(f"{sign}{column}" for column in (order.column, *order.then, "pk")))
    place = _place(rows, order, turn.before if backward else turn.after)
    if place is not None:
        wanted = wanted.filter(_beyond(place, falling))
    found = list(wanted[: size + 1])
    more = len(found) > size
    shown = found[:size]
    if backward:
        shown.reverse()
    is_first, is_last = (not more, place is None) if backward else (place is None, not more)
    return KeysetPage(
        shown,
        before="" if is_first or not shown else place_of(shown[0], order),
        after="" if is_last or not shown else place_of(shown[-1], order),
    )


def page_of_few(
    keys: Sequence[tuple[int, Any]], order: Order, turn: Turn, size: int
) -> tuple[list[int], str, str]:
    """Do the same for rows that are few: ``keys`` are key and value of the sorted column of each.

    Gives the keys of the rows of the page, and the places before and behind them.
    """
    stand = sorted(((value, key) for key, value in keys), reverse=order.falling)
    places = [f"{key}{_BETWEEN}{value}" for value, key in stand]
    first = 0
    if turn.after in places:
        first = places.index(turn.after) + 1
    elif turn.before in places:
        first = max(0, places.index(turn.before) - size)
    end = min(first + size, len(stand))
    shown = [key for _, key in stand[first:end]]
    return (
        shown,
        places[first] if first and shown else "",
        places[end - 1] if end < len(stand) and shown else "",
    )


def place_of(row: Model, order: Order) -> str:
    """Name the place of a row in a list."""
    # A text may have any sign in it, so the only one stands last.
    return _BETWEEN.join(str(getattr(row, name)) for name in ("pk", *order.then, order.column))


def _place(rows: QuerySet[Row], order: Order, named: str) -> list[tuple[str, Any]] | None:
    """Read a place, as the columns of the order; one that no list ever named is the beginning."""
    fields = rows.model._meta  # documented by Django
    key, *others = named.split(_BETWEEN, 1 + len(order.then))
    if len(others) != 1 + len(order.then):
        return None
    *then, first = others
    try:
        place = [
            (column, fields.get_field(column).to_python(value))  # type: ignore[union-attr]  # a column of its own
            for column, value in zip((order.column, *order.then), (first, *then), strict=True)
        ]
        return [*place, ("pk", fields.pk.to_python(key))]
    except ValidationError:
        return None


def _beyond(place: Sequence[tuple[str, Any]], falling: bool) -> Q:  # a direction
    side = "lt" if falling else "gt"
    (last, value), *others = reversed(place)
    beyond = Q(**{f"{last}__{side}": value})
    for column, value in others:
        beyond = Q(**{f"{column}__{side}": value}) | (Q(**{column: value}) & beyond)
    first, value = place[0]
    # The first part says nothing new, but an index can begin there.
    return Q(**{f"{first}__{side}e": value}) & beyond
