"""Money and counts on pages: whole fen in, the writing of the trade out. None is a dash.

In tables the unit stands in the head of the column, so ``yuan`` and ``wan`` write the figure alone,
always with two decimals, that columns may be read downwards; in sentences ``money`` writes both.
"""

from decimal import Decimal

from django import template

from mingxi.quantities.money import Money, rounded

register = template.Library()

NOTHING = "—"
_CENT = Decimal("0.01")
_YUAN_PER_WAN = 10_000


@register.filter
def yuan(fen: int | None) -> str:
    """Write fen in 元, to the fen: ``183,600.00``."""
    return NOTHING if fen is None else f"{Money(fen).yuan:,.2f}"


@register.filter
def wan(fen: int | None) -> str:
    """Write fen in 万元, rounded half up to 百元: ``18.36``."""
    if fen is None:
        return NOTHING
    return f"{rounded(Money(fen).yuan / _YUAN_PER_WAN, _CENT):,.2f}"


@register.filter
def money(fen: int | None) -> str:
    """Write fen for a sentence, with its unit, no fen lost: ``18.36万元``, ``122,040元``."""
    return NOTHING if fen is None else Money(fen).to_the_fen()


@register.filter
def counted(number: int | None) -> str:
    """Write a count with thousands marks: ``10,000``."""
    return NOTHING if number is None else f"{number:,}"
