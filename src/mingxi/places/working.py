"""The values a result was computed from, each with its place."""

from decimal import Decimal
from typing import NamedTuple

from mingxi.places.span import Span


class Operand(NamedTuple):
    """One value that entered a calculation, as it stands in the text."""

    span: Span
    text: str
    value: Decimal
    unit: str
