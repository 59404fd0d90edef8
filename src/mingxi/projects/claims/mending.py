"""What to change where one slip contradicts several calculations, or others prove most parts.

A sum that fails is proposed alone at first, by the digits of its total and parts. Beside the other
claims of the text it is often plain which of them is wrong: the part that its own calculation
refutes, and never one that a calculation proves.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from mingxi.languages import Message, say
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.claims.proposing import as_written, proposal_for_sum
from mingxi.prose.marks import Figure

_ADDS = frozenset({ClaimKind.SUM, ClaimKind.SPLIT, ClaimKind.SCHEDULE})
_CALCULATES = frozenset({ClaimKind.PRODUCT, ClaimKind.BOUND})
# Sums of prose with the parts they add up; tables mend themselves, by row and column.
_DETAILS = frozenset({"total", "parts"})


def mended(claims: Sequence[Claim], figures: Iterable[Figure]) -> list[Claim]:
    """Give the failing sums of prose the proposals that agree with the other claims."""
    if not any(_is_open(claim) for claim in claims):
        return list(claims)
    written = {figure.span: figure for figure in figures}
    calculated = [claim for claim in claims if claim.kind in _CALCULATES]
    proven = {claim.result for claim in calculated if not claim.fails}
    refuted = {c.result: c.computed for c in calculated if c.fails and c.computed is not None}
    return [
        claim._replace(proposal=_proposal(claim, written, proven, refuted))
        if _is_open(claim)
        else claim
        for claim in claims
    ]


def _is_open(claim: Claim) -> bool:
    return claim.fails and claim.kind in _ADDS and claim.detail in _DETAILS


def _proposal(
    claim: Claim,
    written: Mapping[Span, Figure],
    proven: set[Span],
    refuted: Mapping[Span, Decimal],
) -> Message | None:
    places = (claim.result, *(operand.span for operand in claim.operands))
    if any(place not in written for place in places):
        return claim.proposal
    total = written[claim.result]
    parts = [written[operand.span] for operand in claim.operands]
    computed = sum((part.value for part in parts), Decimal(0))
    for part in parts:
        if part.span in refuted:
            better = as_written(part, refuted[part.span])
            if better == as_written(part, part.value + total.value - computed):
                return say(
                    "“{written}”疑为“{better}”，两处算式即都相符。",
                    written=part.text,
                    better=better,
                )
    unproven = [part for part in parts if part.span not in proven]
    return proposal_for_sum(total, unproven, computed)
