"""What a place sets for its performance targets: the weight of each first level.

Weights differ from county to county (县级办法), so no rule asks for them unless the place has said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mingxi.languages import Message, say
from mingxi.regulations.indicators import first_level

_WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class PerformanceSettings:
    """``weights`` are points by the full name of the first level; empty where nothing is set."""

    weights: Mapping[str, int] = field(default_factory=dict)


def performance_settings(table: Mapping[str, Any]) -> "PerformanceSettings | Message":
    """Read the table ``[place.performance]``; give a message where it cannot be followed."""
    unknown = sorted(table.keys() - {_WEIGHTS})
    if unknown:
        return say(
            "设置文件的 [place.performance] 中没有“{name}”这一项。可以设置的有：{known}。",
            name=unknown[0],
            known=_WEIGHTS,
        )
    weights: dict[str, int] = {}
    for written, points in table.get(_WEIGHTS, {}).items():
        level = first_level(written)
        if level is None or isinstance(points, bool) or not isinstance(points, int):
            return say(
                "设置文件的 [place.performance] weights 中“{name}”不能用，"
                "应当是一级指标和它的分值（整数）。",
                name=written,
            )
        weights[level] = points
    return PerformanceSettings(weights)
