"""What a place sets for its performance targets: the weight of each first level.

Weights differ from county to county (县级办法), so no rule asks for them unless the place has said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mingxi.languages import say
from mingxi.regulations.indicators import first_level
from mingxi.regulations.settings import SettingsError, known_members, table_from

_WHERE = "place.performance"
_WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class PerformanceSettings:
    """``weights`` are points by the full name of the first level; empty where nothing is set."""

    weights: Mapping[str, int] = field(default_factory=dict)


def performance_from(value: object) -> PerformanceSettings:
    """Read the table ``[place.performance]``; raises SettingsError where it cannot be followed."""
    table = table_from(value, _WHERE)
    known_members(table, [_WEIGHTS], f"[{_WHERE}]")
    weights = table_from(table.get(_WEIGHTS, {}), f"{_WHERE}.{_WEIGHTS}")
    return PerformanceSettings(dict(_weight(name, points) for name, points in weights.items()))


def _weight(written: str, points: object) -> tuple[str, int]:
    level = first_level(written)
    if level is None or isinstance(points, bool) or not isinstance(points, int):
        raise SettingsError(
            say(
                "设置文件的 [place.performance] weights 中“{name}”不能用，"
                "应当是一级指标和它的分值（整数）。",
                name=written,
            )
        )
    return level, points
