"""How a reading of a sentence becomes a claim; every reader of sentences ends here."""

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from mingxi.languages import Message
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind, Verdict
from mingxi.projects.claims.proposing import proposal_for, proposal_for_sum
from mingxi.projects.claims.sentences.terms import Prose, Term
from mingxi.projects.claims.wording import SCALE_WORDS, calculation, operand_of, text_of
from mingxi.prose.marks import PERCENT, YUAN, Figure

_START_OF = attrgetter("start")
_KEPT_SCALES = frozenset({10_000, 100_000_000})


class Proof(NamedTuple):
    """A stated result with what was computed for it.

    ``stated`` and ``computed`` are in the unit of the result with 万 and 亿 multiplied in.
    ``members`` are the terms that the statement covers; those on other lines are operands but not
    in its span. ``parts`` are the figures of a sum, of which one may be what to mend. ``place`` is
    a term of the line where the statement stands, if that is not the line of the result.
    """

    kind: ClaimKind
    result: Term
    operands: tuple[Figure, ...]
    expression: str
    stated: Decimal
    computed: Decimal
    verdict: Verdict
    members: tuple[Term, ...] = ()
    parts: tuple[Figure, ...] | None = None
    certain: bool = True
    detail: str = ""
    place: Term | None = None


def claim_of(prose: Prose, proof: Proof) -> Claim:
    """Make the claim of a proof: its span, its unit as written, its line that says why."""
    result = proof.result
    figure = result.figure
    line = (proof.place or result).line
    near = [term for term in (result, *proof.members) if term.line == line]
    near.sort(key=_START_OF)
    span = Span(near[0].start, near[-1].end)
    scale, unit = _unit_as_written(figure, proof)
    computed = proof.computed / scale
    return Claim(
        kind=proof.kind,
        span=span,
        text=prose.text[span.start : span.end],
        result=figure.span,
        unit=unit,
        stated=proof.stated / scale,
        computed=computed,
        verdict=proof.verdict,
        because=calculation(proof.expression, computed, unit, text_of(figure), proof.verdict),
        operands=tuple(operand_of(operand) for operand in proof.operands),
        certain=proof.certain,
        proposal=_proposal(proof) if proof.verdict is Verdict.FAILS else None,
        detail=proof.detail,
    )


def _unit_as_written(figure: Figure, proof: Proof) -> tuple[int, str]:
    """Keep 万亩 where all parts of a sum are written in 万亩; money is always in 元."""
    if figure.unit in {YUAN, PERCENT}:
        return 1, figure.unit
    alike = proof.parts and all(part.scale == figure.scale for part in proof.parts)
    scale = figure.scale if alike and figure.scale in _KEPT_SCALES else 1
    return scale, f"{SCALE_WORDS.get(scale, '')}{figure.name}"


def _proposal(proof: Proof) -> Message:
    if proof.parts is not None:
        return proposal_for_sum(proof.result.figure, proof.parts, proof.computed)
    return proposal_for(proof.result.figure, abs(proof.computed))


def figures_of(terms: Sequence[Term]) -> tuple[Figure, ...]:
    """Give the figures of terms."""
    return tuple(term.figure for term in terms)
