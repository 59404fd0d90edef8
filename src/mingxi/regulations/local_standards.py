"""The expenditure standards of a place (``[[place.standards]]``), each with its days in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingxi.languages import say
from mingxi.quantities import Money, canonical_unit
from mingxi.regulations.fees import Fee
from mingxi.regulations.settings import (
    SettingsError,
    amount_from,
    day_from,
    known_members,
    text_from,
)

_WHERE = "[[place.standards]]"
_MEMBERS = ("category", "per", "cap", "applies", "source", "from", "until")
_REQUIRED = ("category", "per", "cap", "source")


@dataclass(frozen=True, slots=True)
class LocalStandard:
    """A cap that a place has set for one fee.

    ``per`` is what the cap is for one of, in canonical units; ``applies`` is the word of a text
    that the standard is for (副高, 省外), None where it holds for every text. ``begins`` and
    ``ends`` are the first and last day in force, None where the place named none.
    """

    fee: Fee
    per: frozenset[str]
    cap: Money
    source: str
    applies: str | None = None
    begins: date | None = None
    ends: date | None = None

    def in_force_in(self, year: int) -> bool:
        """Tell whether the standard was in force on any day of a year."""
        begun = self.begins is None or self.begins <= date(year, 12, 31)
        return begun and (self.ends is None or self.ends >= date(year, 1, 1))


def standards_from(entries: object) -> tuple[LocalStandard, ...]:
    """Read the entries; raises SettingsError where one cannot be followed."""
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise SettingsError(say("支出标准应当逐条写作 {where}。", where=_WHERE))
    return tuple(_standard(entry) for entry in entries)


def _standard(entry: Mapping[str, Any]) -> LocalStandard:
    known_members(entry, _MEMBERS, _WHERE)
    for name in _REQUIRED:
        if name not in entry:
            raise SettingsError(
                say("设置文件的 {where} 少了“{name}”这一项。", where=_WHERE, name=name)
            )
    begins, ends = (_day(entry, name) for name in ("from", "until"))
    if begins is not None and ends is not None and ends < begins:
        raise SettingsError(say("设置文件的 {where} 中 until 早于 from。", where=_WHERE))
    applies = entry.get("applies")
    return LocalStandard(
        fee=_fee(entry["category"]),
        per=_per(entry["per"]),
        cap=amount_from(entry["cap"], f"{_WHERE} cap"),
        source=text_from(entry["source"], f"{_WHERE} source"),
        applies=None if applies is None else text_from(applies, f"{_WHERE} applies"),
        begins=begins,
        ends=ends,
    )


def _day(entry: Mapping[str, Any], name: str) -> date | None:
    return day_from(entry[name], f"{_WHERE} {name}") if name in entry else None


def _fee(value: object) -> Fee:
    if isinstance(value, str) and value in set(Fee):
        return Fee(value)
    raise SettingsError(
        say(
            "设置文件的 {where} category 应当是下列之一：{known}。",
            where=_WHERE,
            known="、".join(Fee),
        )
    )


def _per(value: object) -> frozenset[str]:
    units = value if isinstance(value, list) else []
    if not units or not all(isinstance(unit, str) and unit.strip() for unit in units):
        raise SettingsError(
            say('设置文件的 {where} per 应当是单位的列表，例如 ["人", "天"]。', where=_WHERE)
        )
    return frozenset(canonical_unit(unit.strip()) for unit in units)
