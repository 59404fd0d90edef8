"""Money as whole fen, and how it is written for a reader.

Amounts are stored in 元 and shown in 元 or 万元 with the digits the reader expects
(GB/T 15835-2011; 预算法实施条例 takes 元 as the unit of account).
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

FEN_PER_YUAN = 100
_YUAN_PER_WAN = Decimal(10_000)
_FEN_PER_WAN = 10_000 * FEN_PER_YUAN


class Money(NamedTuple):
    """An amount of renminbi in whole fen."""

    fen: int

    @classmethod
    def from_yuan(cls, yuan: Decimal) -> "Money":
        """Take an amount in 元; what is finer than a fen is rounded half up."""
        return cls(int((yuan * FEN_PER_YUAN).to_integral_value(ROUND_HALF_UP)))

    @property
    def yuan(self) -> Decimal:
        """The amount in 元, exact."""
        return Decimal(self.fen) / FEN_PER_YUAN

    def in_yuan(self) -> str:
        """Write the amount in 元 with thousands marks: ``183,600元``."""
        return f"{grouped(self.yuan)}元"

    def in_wan(self) -> str:
        """Write the amount in 万元, without trailing zeros: ``18.36万元``."""
        return f"{grouped(self.yuan / _YUAN_PER_WAN)}万元"

    def legible(self) -> str:
        """Write the amount in 万元 where it comes to one, else in 元: ``18.36万元``, ``7.7元``."""
        return self.in_wan() if abs(self.yuan) >= _YUAN_PER_WAN else self.in_yuan()

    def to_the_fen(self) -> str:
        """Write the amount so that no fen is lost: ``18.36万元``, ``122,040元``, ``0.05元``.

        万元 has two decimals at most in official texts; what these cannot hold is written in 元.
        """
        held = abs(self.fen) >= _FEN_PER_WAN and self.fen % (_FEN_PER_WAN // 100) == 0
        return self.in_wan() if held else self.in_yuan()


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """Round half up to a step such as 0.01, however large the value.

    ``Decimal.quantize`` alone refuses what has more digits than the context's 28.
    """
    exponent = step.as_tuple().exponent
    assert isinstance(exponent, int)
    digits = max(value.adjusted() - exponent + 2, 1)
    return value.quantize(step, ROUND_HALF_UP, Context(prec=digits))


def grouped(value: Decimal) -> str:
    """Write a number with thousands marks and no trailing zeros: ``122,040``, ``0.5``."""
    return _without_idle_zeros(format(value, ",f"))


def plain_number(value: Decimal) -> str:
    """Write a number as a plain decimal string, no exponent, no trailing zeros: ``40680``."""
    return _without_idle_zeros(format(value, "f"))


def _without_idle_zeros(text: str) -> str:
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
