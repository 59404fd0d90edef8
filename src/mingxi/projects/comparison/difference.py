"""What the comparison of two texts tells: one difference, both its places, and how to take it."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from mingxi.languages import Message
from mingxi.places import Span
from mingxi.projects.project_text import ProjectText
from mingxi.quantities import rounded

_TENTH = Decimal("0.1")


class Topic(StrEnum):
    """What a difference is about; the order is that of the report."""

    OLD_YEAR = "old-year"
    ARRANGED = "arranged"
    FUNDING = "funding"
    ITEM = "item"
    STANDARD = "standard"
    COUNT = "count"
    INDICATOR = "indicator"
    INSTALMENT = "instalment"
    AMOUNT = "amount"
    QUANTITY = "quantity"


class Change(StrEnum):
    """What became of it: ``copied`` stands word for word although it should have moved on."""

    GREW = "grew"
    FELL = "fell"
    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"
    COPIED = "copied"


class Weight(StrEnum):
    """Whether a reviewer should look at it, or may like to know it.

    What asks for more money, for another standard or for less result is to be looked at, and so is
    what was copied although it should have moved on.
    """

    LOOK = "look"
    INFO = "info"


class Places(NamedTuple):
    """Where a difference stands in the old and in the new text; None where it does not."""

    old: Span | None
    new: Span | None


class Stated(NamedTuple):
    """A value as one of the texts writes it; ``value`` is in the difference's unit, or None."""

    text: str
    value: Decimal | None = None


class Difference(NamedTuple):
    """One difference between two texts.

    ``subject`` names what differs as the texts do (an item, an indicator) or is empty. Values are
    in ``unit`` (money in 元). ``also`` are the other places of the same change. ``effect`` is what
    the change alone adds to the calculations it enters, in fen, where that is exact; quantities
    are taken before prices (连环替代法). Of the total it is the whole change, where changed factors
    and items that came or went explain it to the fen.
    """

    topic: Topic
    change: Change
    weight: Weight
    message: Message
    places: Places
    old: Stated | None = None
    new: Stated | None = None
    unit: str = ""
    subject: str = ""
    effect: int | None = None
    also: tuple[Places, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """The new value less the old one, or None where either has none."""
        values = self._values
        return values and values[1] - values[0]

    @property
    def percent(self) -> Decimal | None:
        """The difference in percent of the old value, to a tenth; None where that says nothing."""
        values = self._values
        return values and percent_of_change(*values)

    @property
    def _values(self) -> tuple[Decimal, Decimal] | None:
        if self.old is None or self.new is None:
            return None
        if self.old.value is None or self.new.value is None:
            return None
        return self.old.value, self.new.value


class Sentences(NamedTuple):
    """How many sentences and rows stand word for word, changed, only in one of the texts."""

    same: int
    altered: int
    added: tuple[Span, ...]
    dropped: tuple[Span, ...]


class Part(NamedTuple):
    """A project beside last year's, or what stands in no project (both None)."""

    old: ProjectText | None
    new: ProjectText | None
    differences: tuple[Difference, ...]
    sentences: Sentences


class Comparison(NamedTuple):
    """All that is told of two texts.

    ``gone`` and ``arrived`` are the projects that only one of them has; ``notices`` are sentences
    about the texts as a whole.
    """

    identical: bool
    notices: tuple[Message, ...] = ()
    parts: tuple[Part, ...] = ()
    gone: tuple[ProjectText, ...] = ()
    arrived: tuple[ProjectText, ...] = ()

    @property
    def to_look_at(self) -> int:
        """The number of differences to be looked at; a new project is one, as it asks for money."""
        found = (d for part in self.parts for d in part.differences if d.weight is Weight.LOOK)
        return sum(1 for _ in found) + len(self.arrived)


def percent_of_change(old: Decimal, new: Decimal) -> Decimal | None:
    """Give the change in percent of the old value, rounded to a tenth, or None from zero."""
    if not old:
        return None
    return rounded((new - old) * 100 / abs(old), _TENTH)
