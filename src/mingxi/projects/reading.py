"""A document understood: its marks, its projects and its claims."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from mingxi.documents.document import Document
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.project_text import ProjectText
from mingxi.projects.unit_prices import UnitPrice, unit_prices_in
from mingxi.prose.marks import Citation, DateMark, Figure, OutlineMark


@dataclass(frozen=True)
class Reading:
    """What the engine understood of one document; the subject that every rule questions.

    ``figures`` are in text order and hold the amounts of table cells too; ``explained`` has, for
    each project, the money asked for and the part of it that calculations in the text explain, in
    fen.
    """

    document: Document
    figures: tuple[Figure, ...]
    dates: tuple[DateMark, ...]
    citations: tuple[Citation, ...]
    outline: tuple[OutlineMark, ...]
    projects: tuple[ProjectText, ...]
    claims: tuple[Claim, ...]
    explained: tuple[tuple[int, int] | None, ...]

    @property
    def text(self) -> str:
        """The flat text of the document."""
        return self.document.text

    def claims_of(self, kind: ClaimKind) -> tuple[Claim, ...]:
        """Give the claims of one kind, in text order."""
        return tuple(claim for claim in self.claims if claim.kind is kind)

    @cached_property
    def failing(self) -> tuple[Claim, ...]:
        """The claims that fail, in text order."""
        return tuple(claim for claim in self.claims if claim.fails)

    @cached_property
    def contradicted(self) -> frozenset[Span]:
        """The places of the figures that failing claims speak of."""
        results = (claim.result for claim in self.failing)
        operands = (operand.span for claim in self.failing for operand in claim.operands)
        return frozenset((*results, *operands))

    @cached_property
    def unit_prices(self) -> tuple[UnitPrice, ...]:
        """The amounts of which the text says what they are for one of, in text order."""
        return tuple(unit_prices_in(self.figures, self.claims))

    def results_between(self, start: int, end: int) -> Sequence[Claim]:
        """Give the claims whose stated figure begins in ``[start, end)``, by its place."""
        first = bisect_left(self._by_result, start, key=_result_of)
        return self._by_result[first : bisect_left(self._by_result, end, first, key=_result_of)]

    @cached_property
    def _by_result(self) -> list[Claim]:
        return sorted(self.claims, key=_result_of)


def _result_of(claim: Claim) -> int:
    return claim.result.start
