"""Proposing control figures by rank until a ceiling is used up."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mingxi.office.budget.reckoning.apportioning import apportioned
from mingxi.office.budget.reckoning.sources import LEDGER_LEVELS, Source
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import FundKind


class Need(NamedTuple):
    """What was admitted for a declaration, in fen by the ceiling that it would rest on."""

    declaration: int
    by_ceiling: Mapping[int, int]


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
    needs: Iterable[Need], remaining: Mapping[int, int]
) -> dict[int, dict[int, int]]:
    """Propose for each declaration, the first ranked first, what its ceilings still hold.

    The last one that a ceiling reaches gets what is left of it; the others get nothing.

    Args:
        needs: In the order of rank.
        remaining: What each ceiling still holds, by its number.
    """
    left = dict(remaining)
    proposed: dict[int, dict[int, int]] = {}
    for need in needs:
        given = {one: min(fen, left[one]) for one, fen in need.by_ceiling.items() if left[one]}
        for one, fen in given.items():
            left[one] -= fen
        proposed[need.declaration] = given
    return proposed
