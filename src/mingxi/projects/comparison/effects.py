"""What each changed factor adds to the calculations it enters: people first, then prices.

Where a product stands in both texts with the same factors, its growth is shared out among them by
chain substitution (连环替代法, as cost analyses do it): 人数增加 at last year's standard, then 标准
提高 for this year's people. The shares add up to the whole growth to the fen, or nothing is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.places import Operand, Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.comparison.difference import Places
from mingxi.projects.comparison.matched import FigurePair
from mingxi.prose.marks import YUAN

_FEN_PER_YUAN = 100


class Effect(NamedTuple):
    """A changed factor, and what its change alone adds to one product, in fen."""

    places: Places
    fen: int


class _Factors(NamedTuple):
    """The operands of a product in both years, quantities before prices."""

    pairs: tuple[tuple[Operand, Operand], ...]

    @property
    def values(self) -> frozenset[tuple[object, ...]]:
        """What tells the product from others: stated twice, it is one."""
        return frozenset((old.value, new.value, old.unit) for old, new in self.pairs)


def effects_in(
    old: Sequence[Claim], new: Iterable[Claim], figures: Iterable[FigurePair]
) -> list[Effect]:
    """Give what each changed factor adds to the products that both texts state exactly.

    ``figures`` are the pairs of figures of the two texts; a product stated twice counts once.
    """
    earlier = {two.new.span: two.old.span for two in figures}
    by_result: dict[Span, list[Claim]] = defaultdict(list)
    for claim in old:
        if _is_exact_product(claim):
            by_result[claim.result].append(claim)
    told: set[frozenset[tuple[object, ...]]] = set()
    found: list[Effect] = []
    for claim in new:
        result = earlier.get(claim.result)
        if result is None or not _is_exact_product(claim):
            continue
        factors = _same_product(claim, by_result.get(result, ()), earlier)
        if factors is not None and factors[1].values not in told:
            told.add(factors[1].values)
            found += _shared_out(factors[0], claim, factors[1])
    return found


def _is_exact_product(claim: Claim) -> bool:
    return (
        claim.kind is ClaimKind.PRODUCT
        and claim.verdict is Verdict.HOLDS
        and claim.unit == YUAN
        and bool(claim.operands)
        and all(operand.value for operand in claim.operands)
    )


def _same_product(
    claim: Claim, rivals: Iterable[Claim], earlier: Mapping[Span, Span]
) -> tuple[Claim, _Factors] | None:
    """Find the old product whose factors are those of the new one."""
    spans = [earlier.get(operand.span) for operand in claim.operands]
    for rival in rivals:
        by_span = {operand.span: operand for operand in rival.operands}
        if len(by_span) == len(spans) and all(span in by_span for span in spans):
            pairs = [
                (by_span[span], operand)
                for span, operand in zip(spans, claim.operands, strict=True)
                if span is not None
            ]
            return rival, _Factors(tuple(sorted(pairs, key=_is_price)))
    return None


def _is_price(pair: tuple[Operand, Operand]) -> bool:
    return pair[1].unit.startswith(YUAN)


def _shared_out(old: Claim, new: Claim, factors: _Factors) -> Iterator[Effect]:
    """Share the growth of a product out among its factors, or give nothing where fen are broken."""
    fen, end = _fen(old.stated), _fen(new.stated)
    effects = []
    for before, after in factors.pairs:
        following = None if fen is None else _times(fen, after.value, before.value)
        if fen is None or following is None:
            return
        if following != fen:
            effects.append(Effect(Places(before.span, after.span), following - fen))
        fen = following
    # What else enters the product (12 months to a year) must be the same in both.
    if fen == end:
        yield from effects


def _fen(yuan: Decimal | None) -> int | None:
    """Give an amount in whole fen, None where it is not known or finer."""
    return None if yuan is None else _times(_FEN_PER_YUAN, yuan, Decimal(1))


def _times(number: int, factor: Decimal, divisor: Decimal) -> int | None:
    """Give a whole number times a factor by a divisor, None where that is not whole."""
    above, below = factor.as_integer_ratio()
    above_divisor, below_divisor = divisor.as_integer_ratio()
    whole, rest = divmod(number * above * below_divisor, below * above_divisor)
    return None if rest else whole
