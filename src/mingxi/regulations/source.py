"""What a figure of the library rests on: an instrument, its article, and how sure we are."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from mingxi.regulations.instruments import Confidence, Instrument, instrument_of


class Source(NamedTuple):
    """The place of a figure or ban in an instrument; ``article`` as one cites it (第十条)."""

    instrument: Instrument
    article: str | None
    confidence: Confidence

    @property
    def cited(self) -> str:
        """The source as one cites it: the instrument, then the article."""
        return f"{self.instrument.cited}{self.article or ''}"


def source_from(entry: Mapping[str, Any]) -> Source:
    """Read the members ``instrument``, ``article`` and ``confidence`` of a library entry.

    Without ``confidence`` the instrument's own holds. Raises KeyError where the library has no such
    instrument.
    """
    instrument = instrument_of(entry["instrument"])
    confidence = entry.get("confidence", instrument.confidence)
    return Source(instrument, entry.get("article"), Confidence(confidence))
