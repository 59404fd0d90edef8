"""What a project text says, free of places: what is written, and what is read back.

A ``ProjectText`` tells where each of its values stands in one document. A draft has the same values
without the places, and the words of each section, so that it can be written anew; it is equal to
what is read of the file it was written to. Members are those of the report contract, money is in
whole fen.
"""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from mingxi.documents.composition import Table
from mingxi.projects.project_text import Horizon, InstalmentKind, Level, SectionKey

Content: TypeAlias = "tuple[str | Table, ...]"
"""What a section holds: paragraphs of one line each, without blanks around them, and tables."""


class DraftSection(NamedTuple):
    """The words of a section; ``key`` is None for one beyond the canonical nine, which has a title.

    A canonical section without words has no draft.
    """

    key: SectionKey | None
    content: Content
    title: str = ""


class DraftFunding(NamedTuple):
    """What one level of government pays, in fen."""

    level: Level
    amount: int


class DraftItem(NamedTuple):
    """A sub-item of the project; ``amount`` is in fen, None where none is stated."""

    label: str
    amount: int | None
    items: tuple["DraftItem", ...] = ()


class DraftInstalment(NamedTuple):
    """A line of the payment plan: months as ``2025-01``; the amount of one payment in fen."""

    what: str
    first: str | None
    last: str | None
    amount: int | None
    kind: InstalmentKind


class DraftIndicator(NamedTuple):
    """A row of the performance target table; see ``project_text.Indicator``."""

    level1: str
    level2: str
    level3: str
    horizon: Horizon
    operator: str
    target: str
    value: str | None
    unit: str
    weight: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One project; ``sections`` are in canonical order, those beyond the nine behind them."""

    name: str | None
    year: int | None = None
    unit: str | None = None
    arranged: int | None = None
    funding: tuple[DraftFunding, ...] = ()
    items: tuple[DraftItem, ...] = ()
    instalments: tuple[DraftInstalment, ...] = ()
    indicators: tuple[DraftIndicator, ...] = ()
    sections: tuple[DraftSection, ...] = ()

    def content(self, key: SectionKey) -> Content:
        """Give the words of a canonical section, none where it has none."""
        return next((section.content for section in self.sections if section.key is key), ())


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """A document of one or more projects; ``title`` is empty where it is to be composed."""

    title: str
    projects: tuple[Draft, ...]
