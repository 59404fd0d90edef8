"""What the law says, as dated data with its source and how far it may be relied on.

Rules read it to find, and the office will read it to refuse; both must say the same. Figures that
differ from place to place come from the place's own settings (``locality``).
"""

from mingxi.regulations.instruments import Confidence, Instrument, instrument_of, instruments
from mingxi.regulations.locality import NOWHERE, Locality, SettingsError, locality_from
from mingxi.regulations.source import Source, source_from

__all__ = [
    "NOWHERE",
    "Confidence",
    "Instrument",
    "Locality",
    "SettingsError",
    "Source",
    "instrument_of",
    "instruments",
    "locality_from",
    "source_from",
]
