"""The explained-money ratio: what calculations explain of the money a project asks for."""

from collections.abc import Iterator, Sequence

from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.project_text import ProjectText
from mingxi.prose.marks import YUAN

_CALCULATES = frozenset({ClaimKind.PRODUCT, ClaimKind.BOUND})
_ADDS = frozenset({ClaimKind.SUM, ClaimKind.SPLIT})
_PROVES = frozenset({Verdict.HOLDS, Verdict.ROUNDED})


def explained_money(
    projects: Sequence[ProjectText], claims: Sequence[Claim]
) -> tuple[tuple[int, int] | None, ...]:
    """Give for each project the fen asked for and the fen explained; None where none are asked for.

    An amount is explained when a calculation from quantities and standards gives it; a sum is
    explained as far as its parts are. The money asked for is what the text arranges, else its
    largest total.
    """
    worth = _explained_results(claims)
    return tuple(_of_project(project, claims, worth) for project in projects)


def _explained_results(claims: Sequence[Claim]) -> dict[Span, int]:
    """Map each proven result to the fen that calculations explain; sums take after their parts."""
    worth: dict[Span, int] = {}
    proofs = [c for c in claims if c.unit == YUAN and c.verdict in _PROVES and c.stated is not None]
    for claim in _without_repetitions(proofs):
        if claim.kind in _CALCULATES or claim.detail in {"formula", "standard"}:
            worth[claim.result] = int((claim.stated or 0) * 100)
    for claim in sorted(proofs, key=lambda c: c.stated or 0):
        if claim.kind in _ADDS and claim.result not in worth:
            parts = sum(worth.get(operand.span, 0) for operand in claim.operands)
            if parts:
                worth[claim.result] = min(parts, int((claim.stated or 0) * 100))
    return worth


def _without_repetitions(proofs: Sequence[Claim]) -> Iterator[Claim]:
    """Leave out what only repeats an amount: a share of its own total, instalments of a payment."""
    parts = {(part.span, c.result) for c in proofs if c.kind in _ADDS for part in c.operands}
    paid = {claim.result for claim in proofs if claim.kind is ClaimKind.SCHEDULE}
    for claim in proofs:
        shared = any((claim.result, base.span) in parts for base in claim.operands)
        if not shared and claim.result not in paid:
            yield claim


def _of_project(
    project: ProjectText, claims: Sequence[Claim], worth: dict[Span, int]
) -> tuple[int, int] | None:
    inside = {span: fen for span, fen in worth.items() if project.start <= span.start < project.end}
    asked = _largest_total(project, claims) if project.arranged is None else project.arranged
    if not asked:
        return None
    return asked, min(asked, max(_of_leaves(claims, inside), *inside.values(), 0))


def _largest_total(project: ProjectText, claims: Sequence[Claim]) -> int:
    totals = [
        int((claim.stated or 0) * 100)
        for claim in claims
        if claim.unit == YUAN
        and claim.kind in _ADDS
        and project.start <= claim.span.start < project.end
    ]
    return max(totals, default=0)


def _of_leaves(claims: Sequence[Claim], inside: dict[Span, int]) -> int:
    """Add up explained amounts that are no part of another explained amount, each value once."""
    parts = {
        operand.span for claim in claims if claim.result in inside for operand in claim.operands
    }
    return sum({fen for span, fen in inside.items() if span not in parts})
