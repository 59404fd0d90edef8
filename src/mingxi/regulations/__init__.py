"""What the law says, as dated data with its source and how far it may be relied on.

Rules read it to find, and the office will read it to refuse; both must say the same. Figures that
differ from place to place come from the place's own settings (``locality``).
"""

from mingxi.regulations.fees import Fee
from mingxi.regulations.instruments import Confidence, Instrument, instrument_of, instruments
from mingxi.regulations.local_procurement import LocalProcurement
from mingxi.regulations.local_standards import LocalStandard
from mingxi.regulations.locality import NOWHERE, Locality, locality_from
from mingxi.regulations.settings import SettingsError
from mingxi.regulations.source import Source, source_from

__all__ = [
    "NOWHERE",
    "Confidence",
    "Fee",
    "Instrument",
    "LocalProcurement",
    "LocalStandard",
    "Locality",
    "SettingsError",
    "Source",
    "instrument_of",
    "instruments",
    "locality_from",
    "source_from",
]
