"""Judging a stated figure at its written precision, and telling slips from other readings."""

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum

from mingxi.projects.claims.claim import Verdict

_HALF = Decimal("0.5")
_ZERO = Decimal(0)
_WHOLE_WAN = Decimal(10_000)
# A digit, or the 万, too many or too few.
_POWERS = (4, 3, 2, 1, -1, -2, -3, -4)
# One month too few or too many, two too few, one quarter too few or too many.
_FEW = [Decimal(a) / b for a, b in ((11, 12), (13, 12), (10, 12), (3, 4), (5, 4))]
_NEAR_LOW, _NEAR_HIGH = Decimal("0.75"), Decimal("1.3")


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


def rounding_slack(steps: Iterable[Decimal]) -> Decimal:
    """Give what rounded parts may add up to: half a step each; whole units are taken as exact."""
    return sum((step for step in steps if step < _WHOLE_WAN), _ZERO) * _HALF


def slip_between(
    stated: Decimal, computed: Decimal, step: Decimal, slack: Decimal = Decimal(0)
) -> Slip | None:
    """Name the slip that turns what was computed into what was stated, or None.

    A slip is one wrong digit, two digits changed about, one digit left out or doubled, a power of
    ten (元 for 万元), or one period of a year too few or too many.
    """
    if stated <= 0 or computed <= 0:
        return None
    step = step or Decimal(1)
    ratio = stated / computed
    if _is_power_of_ten(stated, computed, step):
        return Slip.SCALE
    if _is_one_digit(stated, computed, step, step * _HALF + slack):
        return Slip.DIGIT
    written, expected = _digits(stated, step), _digits(computed, step)
    if len(written) == len(expected):
        wrong = [i for i, (a, b) in enumerate(zip(written, expected, strict=True)) if a != b]
        if len(wrong) == 2 and sorted(written) == sorted(expected):
            return Slip.SWAP
    elif _one_digit_dropped(written, expected) or _one_digit_dropped(expected, written):
        return Slip.DIGIT
    return Slip.COUNT if _off_by_one_of_few(ratio) else None


def is_far_off(stated: Decimal, computed: Decimal) -> bool:
    """Tell whether a difference is too large for 约 and 余 to excuse it."""
    return not _NEAR_LOW <= stated / computed <= _NEAR_HIGH if computed else True


def _is_one_digit(stated: Decimal, computed: Decimal, step: Decimal, tolerance: Decimal) -> bool:
    """Tell whether changing one digit of what is stated gives what was computed, or nearly."""
    difference = computed - stated
    digits = _digits(stated, step)
    for place, digit in enumerate(reversed(digits)):
        worth = step.scaleb(place)
        change = int((difference / worth).to_integral_value("ROUND_HALF_EVEN"))
        if not change or not 0 <= int(digit) + change <= 9:
            continue
        if place == len(digits) - 1 and int(digit) + change == 0:
            continue
        if abs(difference - change * worth) <= tolerance:
            return True
    return False


def _is_power_of_ten(stated: Decimal, computed: Decimal, step: Decimal) -> bool:
    """Tell whether what is stated is what was computed with its point moved."""
    tolerance = step * _HALF
    return any(abs(stated - computed.scaleb(power)) <= tolerance for power in _POWERS)


def _digits(value: Decimal, step: Decimal) -> str:
    """Write a value as whole steps, the way its digits stand on paper."""
    return str(int((value / step).to_integral_value("ROUND_HALF_UP")))


def _one_digit_dropped(short: str, long: str) -> bool:
    """Tell whether leaving out one digit of ``long`` gives ``short``."""
    if len(long) != len(short) + 1:
        return False
    for i, char in enumerate(short):
        if char != long[i]:
            return short[i:] == long[i + 1 :]
    return True


def _off_by_one_of_few(ratio: Decimal) -> bool:
    return any(abs(ratio - few) < Decimal("0.0005") for few in _FEW)
