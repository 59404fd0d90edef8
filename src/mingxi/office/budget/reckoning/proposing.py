"""Proposing control figures by rank until a ceiling is used up."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mingxi.office.budget.reckoning.apportioning import apportioned
from mingxi.office.budget.reckoning.sources import LEDGER_LEVELS, Source
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import FundKind


class Need(NamedTuple):
    """What was admitted for a declaration, by source in fen."""

    declaration: int
    by_source: Mapping[Source, int]


COUNTY_BUDGET = Source(FundKind.GENERAL, "county")


def needs_by_source(form: ProjectForm, admitted_fen: int) -> dict[Source, int]:
    """Divide what was admitted over the sources that the form names, in its proportions.

    A form that names none asks the county's general budget.
    """
    asked: dict[Source, int] = {}
    for line in form.funding:
        source = Source(line.fund_kind, LEDGER_LEVELS[line.level])
        asked[source] = asked.get(source, 0) + line.amount_fen
    if not asked:
        return {COUNTY_BUDGET: admitted_fen}
    parts = apportioned(admitted_fen, list(asked.values()))
    return dict(zip(asked, parts, strict=True))


def proposed_by_rank(
    needs: Iterable[Need], remaining: Mapping[Source, int]
) -> dict[int, dict[Source, int]]:
    """Propose for each declaration, the first ranked first, what is still there.

    The last one that a source reaches gets what is left of it; the others get nothing.

    Args:
        needs: In the order of rank.
        remaining: What the ceiling of each source still holds; a source without one gives nothing.
    """
    left = dict(remaining)
    proposed: dict[int, dict[Source, int]] = {}
    for need in needs:
        given = {source: min(fen, left.get(source, 0)) for source, fen in need.by_source.items()}
        for source, fen in given.items():
            if fen:
                left[source] -= fen
        proposed[need.declaration] = {source: fen for source, fen in given.items() if fen}
    return proposed
