"""The claims that a table makes, judged: a sum, a product, a share."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.judging import verdict_of
from mingxi.projects.claims.wording import (
    SCALE_WORDS,
    calculation,
    text_of,
    times,
    unit_with_standard,
)
from mingxi.projects.heading_units import RATIO
from mingxi.prose.marks import PERCENT, Figure
from mingxi.quantities import rounded

_HALF, _HUNDRED = Decimal("0.5"), Decimal(100)
_SHOWN_PARTS_MAX = 12
_SHOWN_AT_ENDS = 3
_SHARE_PLACES = Decimal("0.000001")


class Statement(NamedTuple):
    """A result that a table states: what sort of claim it is, and the words that make it."""

    kind: ClaimKind
    detail: str
    span: Span
    text: str
    result: Figure
    certain: bool = True


class Periods(NamedTuple):
    """How often a standard falls due in a year: 12 月 of 每人每月."""

    times: Decimal
    unit: str


def judged_sum(stated: Statement, parts: Sequence[Figure]) -> Claim:
    """Judge a total against its parts; parts written to a rounded digit have half a step each."""
    result = stated.result
    computed = sum_of(parts)
    verdict = verdict_of(result.value, computed, result.step, rounding_slack(parts))
    return _claim(stated, parts, computed, verdict, _joined(parts, " + "))


def judged_product(
    stated: Statement, factors: Sequence[Figure], periods: Periods | None = None
) -> Claim:
    """Judge a result against the product of its factors, at the digits it was written to."""
    result = stated.result
    computed = product_of(factors, periods)
    verdict = verdict_of(result.value, computed, result.step)
    expression = _joined(factors, " × ")
    if periods is not None:
        expression = f"{expression} × {times(periods.times, periods.unit)}"
    return _claim(stated, factors, computed, verdict, expression)


def judged_share(stated: Statement, part: Figure, whole: Figure) -> Claim:
    """Judge a share (7.4%, 0.074) against its part and the whole."""
    result = stated.result
    computed = share_of(part, whole, result)
    verdict = verdict_of(result.value, computed, result.step)
    expression = _joined((part, whole), " ÷ ")
    return _claim(stated, (part, whole), rounded(computed, _SHARE_PLACES), verdict, expression)


def sum_of(parts: Sequence[Figure]) -> Decimal:
    """Add figures."""
    return sum((part.value for part in parts), Decimal(0))


def product_of(factors: Sequence[Figure], periods: Periods | None = None) -> Decimal:
    """Multiply figures, and by how often they fall due."""
    product = periods.times if periods is not None else Decimal(1)
    for figure in factors:
        product *= figure.value / _HUNDRED if figure.unit == PERCENT else figure.value
    return product


def share_of(part: Figure, whole: Figure, result: Figure) -> Decimal:
    """Compute a share in the way the result is written: hundredths with a sign, or a fraction."""
    return part.value / whole.value * (100 if result.unit == PERCENT else 1)


def rounding_slack(parts: Sequence[Figure]) -> Decimal:
    """Give what the rounding of the parts may add up to: half of the finest step for each.

    Whole numbers and amounts to the fen are exact; 万元 and measures with decimals are rounded.
    The finest step counts for all, since 1.2 beside 0.65 is 1.20 without its zero.
    """
    rounded = [part.step for part in parts if _is_rounded(part)]
    return min(rounded) * len(parts) * _HALF if rounded else Decimal(0)


def with_unit(figure: Figure) -> str:
    """Write a figure with its unit, also where only the heading of its column states it."""
    text = text_of(figure)
    if not figure.unit or figure.unit == RATIO.unit:
        return text
    unit = unit_with_standard(figure) if figure.per else figure.name
    if text[-1].isdigit():
        return f"{text}{SCALE_WORDS.get(figure.scale, '')}{unit}"
    return text.removesuffix(figure.unit) + unit if figure.per else text


def _is_rounded(part: Figure) -> bool:
    has_decimals = part.step < part.scale
    return has_decimals and (part.scale > 1 or not part.is_money)


def _claim(
    stated: Statement,
    parts: Sequence[Figure],
    computed: Decimal,
    verdict: Verdict,
    expression: str,
) -> Claim:
    result = stated.result
    unit = "" if result.unit == RATIO.unit else result.unit
    return Claim(
        kind=stated.kind,
        span=stated.span,
        text=stated.text,
        result=result.span,
        unit=result.unit,
        stated=result.value,
        computed=computed,
        verdict=verdict,
        because=calculation(expression, computed, unit, with_unit(result), verdict),
        operands=tuple(
            Operand(part.span, part.text, part.value, unit_with_standard(part)) for part in parts
        ),
        certain=stated.certain,
        detail=stated.detail,
    )


def _joined(figures: Sequence[Figure], sign: str) -> str:
    shown = [with_unit(figure) for figure in figures]
    if len(shown) > _SHOWN_PARTS_MAX:
        shown = [*shown[:_SHOWN_AT_ENDS], "…", *shown[-_SHOWN_AT_ENDS:]]
    return sign.join(shown)
