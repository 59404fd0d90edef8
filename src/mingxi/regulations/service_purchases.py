"""The purchase of services by government: negative list, roles and duration (财政部令第102号).

The entries stand in ``library/service_purchases.toml``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from mingxi.regulations.library import entries_of
from mingxi.regulations.source import Source, source_from


@dataclass(frozen=True, slots=True)
class Forbidden:
    """An item of the negative list; ``words`` are names that give the matter away by themselves."""

    code: str
    forbids: str
    words: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Role:
    """A side of the purchase, and the kinds of public institution it is closed to."""

    refused: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Duration:
    """The years a contract may run, and may run where money and content are steady."""

    years_max: int
    years_max_steady: int
    source: Source


@cache
def negative_list() -> dict[str, Forbidden]:
    """Give the six items of the negative list, by code (N1 to N6)."""
    return {
        code: Forbidden(code, entry["forbids"], tuple(entry.get("words", ())), source_from(entry))
        for code, entry in _entries()["negative-list"].items()
    }


@cache
def buyer() -> Role:
    """Tell whom the role of the purchaser (购买主体) is closed to."""
    return _role("buyer")


@cache
def supplier() -> Role:
    """Tell whom the role of the supplier (承接主体) is closed to."""
    return _role("supplier")


@cache
def contract_duration() -> Duration:
    """Tell how long a contract may run."""
    entry = _entries()["duration"]
    return Duration(entry["years_max"], entry["years_max_steady"], source_from(entry))


def _role(name: str) -> Role:
    entry = _entries()["roles"][name]
    return Role(tuple(entry["refused"]), source_from(entry))


def _entries() -> dict[str, Any]:
    return entries_of("service_purchases")
