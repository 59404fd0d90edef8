"""Where a value stands in a text, and which values a result was computed from."""

from mingxi.places.span import Span
from mingxi.places.working import Operand

__all__ = ["Operand", "Span"]
