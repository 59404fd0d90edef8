"""The project text (项目文本) as a value: what a document says of one budget project."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mingxi.places import Span


class SectionKey(StrEnum):
    """The canonical nine sections; the keys of the report contract."""

    NAME = "name"
    BASIS = "basis"
    UNIT = "unit"
    OVERVIEW = "overview"
    CONTENT = "content"
    FUNDING = "funding"
    PLAN = "plan"
    OUTCOME = "outcome"
    TARGETS = "targets"


class Section(NamedTuple):
    """A section of the text.

    ``start`` is where its heading begins (without blanks), ``body`` where its text begins.
    """

    key: SectionKey
    title: str
    start: int
    body: int
    end: int


class Level(StrEnum):
    """The level of government that pays."""

    CENTRAL = "central"
    PROVINCIAL = "provincial"
    MUNICIPAL = "municipal"
    COUNTY = "county"
    TOWNSHIP = "township"
    OTHER = "other"


class Funding(NamedTuple):
    """What one level pays, in fen, and where the text says so."""

    level: Level
    amount: int
    span: Span


class Item(NamedTuple):
    """A sub-item of the project; ``amount`` is in fen, None where none is stated."""

    label: str
    amount: int | None
    start: int
    end: int
    items: tuple["Item", ...] = ()


class InstalmentKind(StrEnum):
    """How often an instalment is paid."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    AS_INCURRED = "as-incurred"
    OTHER = "other"


class Instalment(NamedTuple):
    """A line of the payment plan: months as ``2023-01``; amount of one payment in fen, or None."""

    what: str
    first: str | None
    last: str | None
    amount: int | None
    kind: InstalmentKind
    span: Span


class Horizon(StrEnum):
    """Whether a target is for the year or for the medium term."""

    ANNUAL = "annual"
    MEDIUM = "medium"


class Indicator(NamedTuple):
    """A row of the performance target table (项目绩效目标表).

    ``target`` is the cell as written; ``operator`` is one of ``≥ > = ≤ <`` or 定性, ``value`` the
    number as a decimal string and ``unit`` its unit where the cell can be read as operator,
    number, unit. ``weight`` is the cell of 权重 as written, None without such a
    column; ``span`` reaches from the name to the target. ``level2_at`` is where the second level
    is written, None where a row above states it.
    """

    level1: str
    level2: str
    level3: str
    horizon: Horizon
    operator: str
    target: str
    value: str | None
    unit: str
    span: Span
    weight: str | None = None
    level2_at: Span | None = None


@dataclass(frozen=True, slots=True)
class ProjectText:
    """One project of a document; ``arranged`` in fen is what the text says the project is given."""

    start: int
    end: int
    name: str | None
    year: int | None
    unit: str | None
    arranged: int | None
    arranged_span: Span | None = None
    sections: tuple[Section, ...] = ()
    funding: tuple[Funding, ...] = ()
    items: tuple[Item, ...] = ()
    instalments: tuple[Instalment, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def span(self) -> Span:
        """The range of the project in the flat text."""
        return Span(self.start, self.end)

    def section(self, key: SectionKey) -> Section | None:
        """Give the section with this key, or None where the text has none."""
        for section in self.sections:
            if section.key is key:
                return section
        return None
