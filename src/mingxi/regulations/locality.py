"""The figures that a place sets for itself, from its settings file (``mingxi.toml``).

What the handbook marks 存疑, and what differs from county to county, is not in the library. A rule
that needs such a figure reads it here and is silent where the place has given none.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from mingxi.languages import say
from mingxi.regulations.local_procurement import NO_THRESHOLDS, LocalProcurement, procurement_from
from mingxi.regulations.local_standards import LocalStandard, standards_from
from mingxi.regulations.performance_settings import PerformanceSettings, performance_from
from mingxi.regulations.settings import SettingsError, known_members, table_from, text_from

__all__ = ["NOWHERE", "Locality", "SettingsError", "locality_from"]

_TABLE = "place"


@dataclass(frozen=True, slots=True)
class Locality:
    """What one place has set; every member has a value that says “nothing set”.

    ``name`` is the place's own name, for the messages; ``standards`` are its expenditure standards
    and ``procurement`` its thresholds, ``performance`` the weights of its indicators.
    """

    name: str | None = None
    standards: tuple[LocalStandard, ...] = ()
    procurement: LocalProcurement = NO_THRESHOLDS
    performance: PerformanceSettings = field(default_factory=PerformanceSettings)


NOWHERE = Locality()
"""A place that has set nothing: every rule that needs a local figure is silent."""

_READERS: dict[str, Callable[[object], Any]] = {
    "name": lambda value: text_from(value, "place.name"),
    "standards": standards_from,
    "procurement": procurement_from,
    "performance": performance_from,
}


def locality_from(settings: str) -> Locality:
    """Read the table ``[place]`` of a settings file; other tables are not looked at.

    Raises SettingsError where the text is no TOML or the table has what no place can set.
    """
    try:
        table = tomllib.loads(settings, parse_float=Decimal).get(_TABLE, {})
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            say("设置文件不是正确的TOML：{reason}。请改正后重试。", reason=str(error))
        ) from error
    return _locality(table)


def _locality(table: Mapping[str, Any]) -> Locality:
    known_members(
        table_from(table, _TABLE), [member.name for member in fields(Locality)], f"[{_TABLE}]"
    )
    return Locality(**{name: _READERS[name](value) for name, value in table.items()})
