"""What to change in a table that contradicts itself: the cell that mends most, or the result."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.judging import Slip, slip_between
from mingxi.projects.claims.proposing import as_written
from mingxi.prose.marks import Figure

_SUMS = frozenset({ClaimKind.SUM, ClaimKind.SPLIT, ClaimKind.SCHEDULE})
_Mend = tuple[Span, Decimal]


def mended(claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Claim, ...]:
    """Give the failing claims of a table their proposals.

    A cell whose change to one value would set two failing claims right at once (its row and its
    column) is the likeliest slip. ``figures`` are those the claims were made of.
    """
    failing = [claim for claim in claims if claim.fails]
    if not failing:
        return tuple(claims)
    written = {figure.span: figure for figure in figures}
    settled = {
        place
        for claim in claims
        if not claim.fails
        for place in (claim.result, *(operand.span for operand in claim.operands))
    }
    votes = Counter(mend for claim in failing for mend in set(_mends(claim)))
    return tuple(
        claim._replace(proposal=_proposal(claim, votes, settled, written)) if claim.fails else claim
        for claim in claims
    )


def _mends(claim: Claim) -> Iterator[_Mend]:
    """Give each single change of a cell that would set a failing claim right."""
    assert claim.computed is not None
    assert claim.stated is not None
    yield claim.result, claim.computed
    if claim.kind in _SUMS:
        for operand in claim.operands:
            value = operand.value + claim.stated - claim.computed
            if value >= 0:
                yield operand.span, value


def _proposal(
    claim: Claim,
    votes: Counter[_Mend],
    settled: set[Span],
    written: dict[Span, Figure],
) -> Message | None:
    assert claim.computed is not None
    mends = list(_mends(claim))
    shared = [mend for mend in mends if votes[mend] > 1 and mend[0] in written]
    if len(shared) == 1:
        (place, value), figure = shared[0], written[shared[0][0]]
        return say(
            "“{written}”疑为“{better}”，本行与本列即都相符。",
            written=figure.text,
            better=as_written(figure, value),
        )
    swapped = [
        (place, value)
        for place, value in mends
        if place in written and place not in settled and _is_swap(written[place], value)
    ]
    if len(swapped) == 1:
        place, value = swapped[0]
        return say(
            "“{written}”疑为“{better}”（数字颠倒）。",
            written=written[place].text,
            better=as_written(written[place], value),
        )
    result = written.get(claim.result)
    if result is None:
        return None
    return say(
        "“{written}”应为“{better}”。",
        written=result.text,
        better=as_written(result, claim.computed),
    )


def _is_swap(figure: Figure, value: Decimal) -> bool:
    return slip_between(figure.value, value, figure.step) is Slip.SWAP
