"""Judging a stated figure at the precision it was written to, and telling slips from other readings."""

from decimal import Decimal
from enum import Enum

from mingxi.projects.claims.claim import Verdict

_HALF = Decimal("0.5")
_TEN = Decimal(10)


class Slip(Enum):
    """The ways a hand goes wrong; a difference that is none of them may be another reading."""

    DIGIT = "digit"
    SWAP = "swap"
    SCALE = "scale"
    COUNT = "count"


def verdict_of(
    stated: Decimal, computed: Decimal, step: Decimal, slack: Decimal = Decimal(0)
) -> Verdict:
    """Compare at the written precision: half a step of the result, plus the slack of rounded parts.

    Half up or truncated makes no difference at exactly half a step (writing-conventions.md 4.3).
    """
    difference = abs(stated - computed)
    if not difference:
        return Verdict.HOLDS
    return Verdict.ROUNDED if difference <= step * _HALF + slack else Verdict.FAILS


def slip_between(stated: Decimal, computed: Decimal, step: Decimal) -> Slip | None:
    """Name the slip that turns what was computed into what was stated, or None.

    A slip is one wrong digit, two digits changed about, one digit left out or doubled, a power of
    ten (元 for 万元), or one period, person or part too many or too few out of at most thirteen.
    """
    if stated <= 0 or computed <= 0:
        return None
    ratio = stated / computed
    if _is_power_of_ten(ratio, step, computed):
        return Slip.SCALE
    written, expected = _digits(stated, step), _digits(computed, step)
    if len(written) == len(expected):
        wrong = [i for i, (a, b) in enumerate(zip(written, expected, strict=True)) if a != b]
        if len(wrong) == 1:
            return Slip.DIGIT
        if len(wrong) == 2 and sorted(written) == sorted(expected):
            return Slip.SWAP
    elif _one_digit_dropped(written, expected) or _one_digit_dropped(expected, written):
        return Slip.DIGIT
    return Slip.COUNT if _off_by_one_of_few(ratio) else None


def _is_power_of_ten(ratio: Decimal, step: Decimal, computed: Decimal) -> bool:
    for power in (4, 3, 2, 1, -1, -2, -3, -4):
        scaled = computed.scaleb(power)
        if abs(ratio * computed - scaled) <= step * _HALF:
            return True
    return False


def _digits(value: Decimal, step: Decimal) -> str:
    """Write a value as whole steps, the way its digits stand on paper."""
    if not step:
        step = Decimal(1)
    return str(int((value / step).to_integral_value("ROUND_HALF_UP")))


def _one_digit_dropped(short: str, long: str) -> bool:
    if len(long) != len(short) + 1:
        return False
    for i, char in enumerate(short):
        if char != long[i]:
            return short[i:] == long[i + 1 :]
    return True


_FEW = [Decimal(n - 1) / n for n in range(2, 14)] + [Decimal(n + 1) / n for n in range(2, 14)] + [Decimal(2)]


def _off_by_one_of_few(ratio: Decimal) -> bool:
    return any(abs(ratio - few) < Decimal("0.0005") for few in _FEW)
