"""Public procurement in figures: deposits, supplements, methods and thresholds.

The entries stand in ``library/procurement.toml``; the thresholds of a place come from its settings.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from mingxi.quantities import Money
from mingxi.regulations.library import entries_of
from mingxi.regulations.source import Source, source_from


@dataclass(frozen=True, slots=True)
class Share:
    """The largest share, in per cent, that one amount may be of another (``of``)."""

    words: tuple[str, ...]
    percent_max: int
    of: str
    source: Source


@dataclass(frozen=True, slots=True)
class Method:
    """A procurement method and the fewest suppliers it may have."""

    name: str
    suppliers_min: int
    source: Source


@dataclass(frozen=True, slots=True)
class Term:
    """The fewest or the most days that a step may take, as ``unit`` counts them."""

    what: str
    days_min: int | None
    days_max: int | None
    unit: str
    source: Source

    def allows(self, days: int) -> bool:
        """Tell whether a step of so many days keeps the term."""
        late = self.days_max is not None and days > self.days_max
        return not late and (self.days_min is None or days >= self.days_min)


@cache
def deposits() -> tuple[Share, ...]:
    """Give the limits of bid bonds and performance bonds."""
    return tuple(
        Share(tuple(entry["words"]), entry["percent_max"], entry["of"], source_from(entry))
        for entry in _entries()["deposits"].values()
    )


@cache
def supplement() -> Share:
    """Give the limit of supplementary contracts for the same subject."""
    entry = _entries()["supplement"]
    return Share((), entry["percent_max"], "原合同采购金额", source_from(entry))


@cache
def methods() -> dict[str, Method]:
    """Give the procurement methods by the name that texts give them."""
    return {
        entry["name"]: Method(entry["name"], entry["suppliers_min"], source_from(entry))
        for entry in _entries()["methods"].values()
    }


@cache
def terms() -> dict[str, Term]:
    """Give the terms of publicity, signing and payment, by step."""
    return {
        key: Term(
            entry["what"],
            entry.get("days_min"),
            entry.get("days_max"),
            entry["unit"],
            source_from(entry),
        )
        for key, entry in _entries()["terms"].items()
    }


def threshold(set_of: str, kind: str) -> tuple[Money, Source]:
    """Give a threshold of the library (``central-2020``, ``open_tender``) with its source."""
    entry = _entries()["thresholds"][set_of]
    return Money(entry[kind] * 100), source_from(entry)


def _entries() -> dict[str, Any]:
    return entries_of("procurement")
