"""What one of something costs: standards as they are written, and the price inside a product.

每人每天300元 and 300元/人·天 are standards; in 200人×3天×300元 the other factors tell what the
300元 are for one of.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.prose.marks import YUAN, Figure
from mingxi.quantities import canonical_unit, is_person


class UnitPrice(NamedTuple):
    """An amount of money and what it is for one of, in canonical units (人次 counts as 人)."""

    figure: Figure
    per: frozenset[str]


def unit_prices_in(figures: Sequence[Figure], claims: Sequence[Claim]) -> Iterator[UnitPrice]:
    """Give the amounts of which a text says what they are for one of, in text order."""
    factors = _units_of_products(claims)
    for figure in figures:
        if not figure.is_money or figure.per_count != 1:
            continue
        if figure.per:
            yield UnitPrice(figure, frozenset(_of_one(unit) for unit in figure.per))
        elif figure.span in factors:
            yield UnitPrice(figure, factors[figure.span])


def _units_of_products(claims: Sequence[Claim]) -> dict[Span, frozenset[str]]:
    """Give the units that the bare price of each product is multiplied by, by its place."""
    found: dict[Span, frozenset[str]] = {}
    for claim in claims:
        prices = [operand for operand in claim.operands if operand.unit == YUAN]
        if claim.kind is ClaimKind.PRODUCT and len(prices) == 1:
            found[prices[0].span] = frozenset(_factors(claim.operands))
    return found


def _factors(operands: tuple[Operand, ...]) -> Iterator[str]:
    for operand in operands:
        if operand.unit and not operand.unit.startswith(YUAN):
            yield _of_one(operand.unit)


def _of_one(unit: str) -> str:
    unit = canonical_unit(unit)
    return "人" if is_person(unit) else unit
