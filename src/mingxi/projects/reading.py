"""A document understood: its marks, its projects and its claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from mingxi.documents.document import Document
from mingxi.places import Span
from mingxi.projects.claims.claim import Claim, ClaimKind
from mingxi.projects.numbering import NumberingFault, numbering_faults
from mingxi.projects.project_text import ProjectText
from mingxi.projects.repetitions import Repetitions, repetitions_in
from mingxi.projects.rosters import Roster, rosters_in
from mingxi.projects.score_tables import ScoreTable, score_tables_in
from mingxi.projects.unit_prices import UnitPrice, unit_prices_in
from mingxi.prose.identifiers import Identifier, identifiers_in
from mingxi.prose.marks import Citation, DateMark, Figure, OutlineMark
from mingxi.prose.personal_names import NamedPerson, named_persons_in
from mingxi.prose.residues import Residue, residues_in

_Derived = TypeVar("_Derived")


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

    @cached_property
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
    def identifiers(self) -> tuple[Identifier, ...]:
        """The numbers that point at a person, in text order."""
        return identifiers_in(self.text)

    @cached_property
    def named_persons(self) -> tuple[NamedPerson, ...]:
        """The persons in need, ill or under age that the text names in full, in text order."""
        return named_persons_in(self.text)

    @cached_property
    def rosters(self) -> tuple[Roster, ...]:
        """The columns of tables that hold personal data, in text order."""
        return rosters_in(self.text, self.document.tables)

    @cached_property
    def identifiers_outside_rosters(self) -> tuple[Identifier, ...]:
        """The numbers that point at a person and stand in no table with a column of such data."""
        tables = [roster.table for roster in self.rosters]
        return tuple(found for found in self.identifiers if not _lies_in(tables, found.start))

    @cached_property
    def residues(self) -> tuple[Residue, ...]:
        """What word processors, web pages and templates have left in the text, in its order."""
        return residues_in(self.text)

    @cached_property
    def numbering(self) -> tuple[NumberingFault, ...]:
        """The numbers of headings and lists that do not go on from the one before."""
        return numbering_faults(self.outline, self.projects, self.document.tables)

    @cached_property
    def repetitions(self) -> tuple[Repetitions, ...]:
        """What each project says twice, project by project."""
        return tuple(repetitions_in(self.text, project) for project in self.projects)

    @cached_property
    def score_tables(self) -> tuple[ScoreTable, ...]:
        """The tables that score a project's indicators, in text order."""
        return score_tables_in(self.text, self.document.tables)

    @cached_property
    def unit_prices(self) -> tuple[UnitPrice, ...]:
        """The amounts of which the text says what they are for one of, in text order."""
        return tuple(unit_prices_in(self.figures, self.claims))

    def derived(self, derive: Callable[["Reading"], _Derived]) -> _Derived:
        """Give ``derive(reading)``, derived once: the rules of a family question the same things.

        It is for what this module cannot know. The values live as long as the reading and must
        not hold it, which would be a cycle.
        """
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        found: _Derived = self._derived[derive]
        return found

    @cached_property
    def _derived(self) -> dict[Callable[["Reading"], Any], Any]:
        return {}

    def results_between(self, start: int, end: int) -> Sequence[Claim]:
        """Give the claims whose stated figure begins in ``[start, end)``, by its place."""
        first = bisect_left(self._by_result, start, key=_result_of)
        return self._by_result[first : bisect_left(self._by_result, end, first, key=_result_of)]

    @cached_property
    def _by_result(self) -> list[Claim]:
        return sorted(self.claims, key=_result_of)


def _result_of(claim: Claim) -> int:
    return claim.result.start


def _lies_in(ranges: Sequence[Span], place: int) -> bool:
    """Tell whether a place lies in one of the ranges, which are in text order."""
    before = bisect_right(ranges, place, key=_start_of) - 1
    return before >= 0 and place < ranges[before].end


def _start_of(span: Span) -> int:
    return span.start
