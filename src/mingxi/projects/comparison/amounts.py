"""Differences of money that a whole project states: the words and values all of them share."""

from mingxi.languages import Message
from mingxi.projects.comparison.difference import (
    Change,
    Difference,
    Places,
    Stated,
    Topic,
    Weight,
)
from mingxi.projects.comparison.wording import by_how_much, direction
from mingxi.prose.marks import YUAN
from mingxi.quantities.money import Money


def legible(fen: int) -> Stated:
    """State an amount the way a reader takes it in."""
    money = Money(fen)
    return Stated(money.legible(), money.yuan)


def maybe_legible(fen: int | None) -> Stated | None:
    """State an amount, or nothing where the text states none."""
    return None if fen is None else legible(fen)


def from_to(old: Stated, new: Stated) -> dict[str, str | Message]:
    """Give the words that tell of a changed amount: old, new, by."""
    return {"old": old.text, "new": new.text, "by": by_how_much(old, new, YUAN)}


def of_money(
    topic: Topic,
    message: Message,
    places: Places,
    stated: tuple[Stated | None, Stated | None],
    *,
    looked_at: bool = False,
    subject: str = "",
) -> Difference:
    """Make a difference of money; what became of it follows from its places and values."""
    weight = Weight.LOOK if looked_at else Weight.INFO
    change = _change(places, *stated)
    return Difference(topic, change, weight, message, places, *stated, YUAN, subject)


def _change(places: Places, old: Stated | None, new: Stated | None) -> Change:
    if places.old is None:
        return Change.ADDED
    if places.new is None:
        return Change.DROPPED
    if old is None or new is None or old.value == new.value:
        return Change.CHANGED
    assert old.value is not None
    assert new.value is not None
    return direction(old.value, new.value)
