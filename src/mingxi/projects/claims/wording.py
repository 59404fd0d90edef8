"""The one line that says why: ``6人 × 2,550元/(人·月) × 12个月 = 183,600元 ✓ 18.36万元``."""

from collections.abc import Sequence
from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.places import Operand
from mingxi.projects.claims.claim import Verdict
from mingxi.prose.marks import PERCENT, YUAN, Figure
from mingxi.quantities.money import grouped, rounded

_SPOKEN = {"月": "个月", "季度": "个季度", "学期": "个学期", "半年": "个半年"}
_MARKS = {
    Verdict.HOLDS: "✓",
    Verdict.ROUNDED: "≈",
    Verdict.FAILS: "✗",
    Verdict.UNDECIDED: "?",
}
_SHOWN_PLACES = Decimal("0.0001")
# Their unit says all; other figures are told with the counting word as it was written.
_SELF_TOLD = frozenset({YUAN, PERCENT})
SCALE_WORDS = {
    100: "百",
    1000: "千",
    10**4: "万",
    10**6: "百万",
    10**7: "千万",
    10**8: "亿",
    10**12: "万亿",
}
"""How the scale of a figure is written before its unit; a scale of one is not."""


def operand_of(figure: Figure) -> Operand:
    """Make an operand of a figure; the unit of a standard tells what it is for: ``元/(人·月)``."""
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
    """Write one factor of a product: ``2,550元/(人·月)``, ``6名``, ``30%``."""
    unit = unit_with_standard(figure)
    if unit == figure.unit and figure.name and figure.unit not in _SELF_TOLD:
        unit = "个月" if figure.unit == "月" else figure.name
    return f"{grouped(figure.value)}{unit}"


def times(count: Decimal, unit: str) -> str:
    """Write how often something falls due: ``12个月``, ``4个季度``, ``2次``."""
    return f"{grouped(count)}{_SPOKEN.get('个' if unit.startswith('个') else unit, unit[:1])}"


def shown(value: Decimal, unit: str) -> str:
    """Write a value for a reader, at most four decimals: ``183,600元``."""
    if value != value.to_integral_value():
        value = rounded(value, _SHOWN_PLACES)
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
    return " + ".join(text_of(figure) for figure in figures)


def text_of(figure: Figure) -> str:
    """Give a figure as it stands, without a line end of the page it was taken from."""
    return figure.text.replace("\n", "")
