"""The expenditure standards of the central organs, as dated data.

For a county they are a reference cap and a pattern: its own standards come from its settings. The
entries stand in ``library/expenditure_standards.toml``; none of them is doubtful.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from mingxi.quantities import Money, canonical_unit
from mingxi.regulations.fees import Fee
from mingxi.regulations.library import entries_of
from mingxi.regulations.source import Source, source_from


@dataclass(frozen=True, slots=True)
class StandardItem:
    """A cap for one class, rank or thing of a fee.

    ``applies`` is the class as the standard calls it, ``words`` are the names that texts give it
    (none: every text is meant). ``per`` is what ``cap`` is for one of. ``components`` add up to the
    cap and may be exchanged for each other.
    """

    code: str
    fee: Fee
    applies: str
    words: tuple[str, ...]
    per: frozenset[str]
    cap: Money
    source: Source
    begins: date | None = None
    ends: date | None = None
    conditions: tuple[str, ...] = ()
    components: dict[str, Money] = field(default_factory=dict)

    def in_force_in(self, year: int) -> bool:
        """Tell whether the standard was in force on any day of a year; unknown days are no bar."""
        begun = self.begins is None or self.begins <= date(year, 12, 31)
        return begun and (self.ends is None or self.ends >= date(year, 1, 1))


@cache
def national_standards() -> dict[str, StandardItem]:
    """Give every standard of the library, by code."""
    return {code: _item(code, entry) for code, entry in entries_of("expenditure_standards").items()}


@cache
def standards_of(fee: Fee, year: int | None = None) -> tuple[StandardItem, ...]:
    """Give the standards of a fee in force in a year, lowest cap first; of any year without one."""
    return tuple(
        sorted(
            (
                item
                for item in national_standards().values()
                if item.fee is fee and (year is None or item.in_force_in(year))
            ),
            key=lambda item: item.cap,
        )
    )


def _item(code: str, entry: Mapping[str, Any]) -> StandardItem:
    source = source_from(entry)
    return StandardItem(
        code=code,
        fee=Fee(entry["category"]),
        applies=entry["applies"],
        words=tuple(entry.get("words", ())),
        per=frozenset(canonical_unit(unit) for unit in entry["per"]),
        cap=_money(entry["cap"]),
        source=source,
        begins=entry.get("from", source.instrument.begins),
        ends=entry.get("until", source.instrument.ends),
        conditions=tuple(entry.get("conditions", ())),
        components={name: _money(yuan) for name, yuan in entry.get("components", {}).items()},
    )


def _money(yuan: int) -> Money:
    return Money(yuan * 100)
