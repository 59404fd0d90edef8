"""The figures that a place sets for itself, from its settings file (``mingxi.toml``).

What the handbook marks 存疑, and what differs from county to county, is not in the library. A rule
that needs such a figure reads it here and is silent where the place has given none.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from mingxi.languages import Message, say
from mingxi.regulations.performance_settings import PerformanceSettings, performance_settings

_TABLE = "place"


class SettingsError(Exception):
    """A settings file that cannot be followed; ``message`` says where and how to mend it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Locality:
    """What one place has set; every member has a value that says “nothing set”.

    ``name`` is the place's own name, for the messages.
    """

    name: str | None = None
    performance: PerformanceSettings = field(default_factory=PerformanceSettings)


NOWHERE = Locality()
"""A place that has set nothing: every rule that needs a local figure is silent."""


def locality_from(settings: str) -> Locality:
    """Read the table ``[place]`` of a settings file; other tables are not looked at.

    Raises SettingsError where the text is no TOML or the table has what no place can set.
    """
    try:
        table = tomllib.loads(settings).get(_TABLE, {})
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            say("设置文件不是正确的TOML：{reason}。请改正后重试。", reason=str(error))
        ) from error
    return _locality(table)


def _locality(table: Mapping[str, Any]) -> Locality:
    known = {member.name for member in fields(Locality)}
    unknown = sorted(table.keys() - known)
    if unknown:
        raise SettingsError(
            say(
                "设置文件的 [place] 中没有“{name}”这一项。可以设置的有：{known}。",
                name=unknown[0],
                known="、".join(sorted(known)),
            )
        )
    performance = performance_settings(table.get("performance", {}))
    if isinstance(performance, Message):
        raise SettingsError(performance)
    return Locality(**{**table, "performance": performance})
