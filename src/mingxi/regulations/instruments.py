"""The laws, circulars and standards that data and rules rest on, each once, with its days in force.

The entries stand in ``library/instruments.toml``; everything else refers to one by its key.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from mingxi.regulations.library import entries_of


class Confidence(StrEnum):
    """How far an entry may be relied on, in the words of the handbook.

    ``CERTAIN`` was checked, ``LIKELY`` is from memory; nothing ``DOUBTFUL`` is in the library: it
    comes from a locality's settings, or not at all.
    """

    CERTAIN = "确定"
    LIKELY = "大致"
    DOUBTFUL = "存疑"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, circular or standard; ``begins`` and ``ends`` are its first and last day in force.

    ``begins`` is None where the day is not known, ``ends`` where it is still in force.
    ``successor`` is the key of what took its place.
    """

    key: str
    title: str
    number: str | None
    begins: date | None
    ends: date | None
    successor: str | None
    confidence: Confidence

    def in_force_on(self, day: date) -> bool:
        """Tell whether the instrument was in force on a day; an unknown first day is no bar."""
        begun = self.begins is None or self.begins <= day
        return begun and (self.ends is None or day <= self.ends)

    @property
    def cited(self) -> str:
        """The instrument as one cites it: the title, then the number in brackets."""
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"


@cache
def instruments() -> dict[str, Instrument]:
    """Give every instrument of the library, by key."""
    return {
        key: Instrument(
            key=key,
            title=entry["title"],
            number=entry.get("number"),
            begins=entry.get("from"),
            ends=entry.get("until"),
            successor=entry.get("successor"),
            confidence=Confidence(entry["confidence"]),
        )
        for key, entry in entries_of("instruments").items()
    }


def instrument_of(key: str) -> Instrument:
    """Give the instrument with this key; raises KeyError where the library has none."""
    return instruments()[key]
