"""What to change in a table that contradicts itself: the cell that mends most, or the result."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.judging import Slip, slip_between
from mingxi.projects.claims.proposing import as_written
from mingxi.prose.marks import Figure

_SUMS = frozenset({ClaimKind.SUM, ClaimKind.SPLIT, ClaimKind.SCHEDULE})
_SLIPS = frozenset({Slip.DIGIT, Slip.SWAP})


class _Mend(NamedTuple):
    """A single change of one number that sets a failing claim right."""

    place: Span
    value: Decimal


def mended(claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Claim, ...]:
    """Give the failing claims of a table their proposals.

    A number whose change to one value would set two failing claims right at once (its row and its
    column) is the likeliest slip. ``figures`` are those the claims were made of.
    """
    if not any(claim.fails for claim in claims):
        return tuple(claims)
    written = {figure.span: figure for figure in figures}
    settled = {
        place
        for claim in claims
        if not claim.fails
        for place in (claim.result, *(operand.span for operand in claim.operands))
    }
    votes = Counter(mend for claim in claims if claim.fails for mend in set(_mends(claim)))
    return tuple(
        claim._replace(proposal=_proposal(claim, votes, settled, written)) if claim.fails else claim
        for claim in claims
    )


def _mends(claim: Claim) -> Iterator[_Mend]:
    """Give each single change that would set a failing claim right, that of the result first."""
    assert claim.computed is not None
    assert claim.stated is not None
    yield _Mend(claim.result, claim.computed)
    if claim.kind in _SUMS:
        for operand in claim.operands:
            value = operand.value + claim.stated - claim.computed
            if value >= 0:
                yield _Mend(operand.span, value)


def _proposal(
    claim: Claim, votes: Counter[_Mend], settled: set[Span], written: dict[Span, Figure]
) -> Message:
    result, *parts = _mends(claim)
    shared = [mend for mend in (result, *parts) if votes[mend] > 1]
    if len(shared) == 1:
        figure = written[shared[0].place]
        return say(
            "“{written}”疑为“{better}”，本行与本列即都相符。",
            written=figure.text,
            better=as_written(figure, shared[0].value),
        )
    total = written[result.place]
    whole = as_written(total, result.value)
    slips = [
        mend for mend in parts if mend.place not in settled and _is_slip(written[mend.place], mend)
    ]
    if len(slips) != 1:
        return say("“{written}”应为“{better}”。", written=total.text, better=whole)
    part = written[slips[0].place]
    better = as_written(part, slips[0].value)
    if result.place in settled or not _is_slip(total, result):
        return say("“{written}”疑为“{better}”，各数即相符。", written=part.text, better=better)
    return say(
        "“{total}”应为“{whole}”，或“{written}”应为“{better}”。",
        total=total.text,
        whole=whole,
        written=part.text,
        better=better,
    )


def _is_slip(figure: Figure, mend: _Mend) -> bool:
    return slip_between(figure.value, mend.value, figure.step) in _SLIPS
