"""The one line that says why: ``6人 × 2,550元/(人·月) × 12个月 = 183,600元 ✓ 18.36万元``."""

from collections.abc import Sequence
from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.places import Operand
from mingxi.projects.claims.claim import Verdict
from mingxi.prose.marks import PERCENT, YUAN, Figure
from mingxi.quantities.money import grouped

_MARKS = {
    Verdict.HOLDS: "✓",
    Verdict.ROUNDED: "≈",
    Verdict.FAILS: "✗",
    Verdict.UNDECIDED: "?",
}
_SHOWN_PLACES = Decimal("0.0001")


def operand_of(figure: Figure) -> Operand:
    """Make an operand of a figure: its place, text, value and unit (``元/(人·月)`` for a standard)."""
    return Operand(figure.span, figure.text, figure.value, unit_with_standard(figure))


def unit_with_standard(figure: Figure) -> str:
    """Write a figure's unit with what it is for one of."""
    per = ["个" if unit.startswith("个") else unit for unit in figure.per if unit != "*"]
    if not per:
        return figure.unit
    over = "·".join(per)
    if figure.per_count > 1:
        over = f"{figure.per_count}{over}"
    return f"{figure.unit}/({over})" if len(per) > 1 else f"{figure.unit}/{over}"


def factor(figure: Figure) -> str:
    """Write one factor of a product: ``2,550元/(人·月)``; percentages and bare numbers as they stand."""
    unit = unit_with_standard(figure)
    if unit == figure.unit and figure.name and figure.unit != YUAN and figure.unit != PERCENT:
        unit = "个月" if figure.unit == "月" else figure.name
    return f"{grouped(figure.value)}{unit}"


def shown(value: Decimal, unit: str) -> str:
    """Write a value for a reader, at most four decimals: ``183,600元``."""
    if value != value.to_integral_value():
        value = value.quantize(_SHOWN_PLACES)
    return f"{grouped(value)}{unit}"


def calculation(
    expression: str, computed: Decimal, unit: str, stated: str, verdict: Verdict
) -> Message:
    """Say how a result was computed and how it compares with what is written."""
    return say(
        "{expression} = {computed} {mark} {stated}",
        expression=expression,
        computed=shown(computed, unit),
        mark=_MARKS[verdict],
        stated=stated,
    )


def added(figures: Sequence[Figure]) -> str:
    """Write a sum of figures as they stand: ``15.30万元 + 3.06万元``."""
    return " + ".join(figure.text.replace("\n", "") for figure in figures)
