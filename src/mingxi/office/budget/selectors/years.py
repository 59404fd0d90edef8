"""The years whose budgets are made, and a year as a whole."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from mingxi.office.budget.models import Arrangement, FiscalYear
from mingxi.office.budget.reckoning.gaps import Figures, total_of
from mingxi.office.budget.reckoning.rounds import ArrangementState, BudgetRound
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.totals import SettledSums, sums_of_units, totals_for
from mingxi.office.people.models import Person

# The need of a year: what review admitted, whatever the rounds have made of it since.
NEEDED = tuple(
    state.value
    for state in (
        DeclarationState.ADMITTED,
        DeclarationState.SPREADING,
        DeclarationState.SPREAD,
        DeclarationState.APPROVED,
        DeclarationState.UNFUNDED,
    )
)


class UnitNeed(NamedTuple):
    """The need of one unit, and what is arranged for it."""

    code: str
    name: str
    project_count: int
    arranged_count: int
    figures: Figures


class RoundStep(NamedTuple):
    """A round on the page of a year: when it began last, and whether it is over or goes on."""

    round: BudgetRound
    began_on: date | None
    is_over: bool
    is_now: bool


def years_for(_person: Person) -> QuerySet[FiscalYear]:
    """Give all years: their rounds are the same for everybody, their rows are not."""
    return FiscalYear.objects.all()


def needs_by_unit(person: Person, year: FiscalYear) -> list[UnitNeed]:
    """Give the need of the year by unit (一上), of the units that the person may see."""
    totals = totals_for(person).filter(fiscal_year=year.year, state__in=NEEDED)
    return [
        UnitNeed(one.code, one.name, one.projects, one.funded_projects, _need(one))
        for one in sums_of_units(totals)
    ]


def _need(sums: SettledSums) -> Figures:
    """Give asked, admitted (where review said nothing: asked) and arranged of a unit's projects."""
    undecided = sums.asked_fen - sums.asked_of_admitted_fen
    arranged = sums.arranged_fen if sums.arranged_projects else None
    return Figures(sums.asked_fen, sums.admitted_fen + undecided, arranged)


def total_need(needs: Iterable[UnitNeed]) -> Figures:
    """Add the needs of units up."""
    return total_of(need.figures for need in needs)


def steps_of(year: FiscalYear) -> list[RoundStep]:
    """Give the four rounds with the day each began last."""
    began: dict[str, date] = dict(year.beginnings.values_list("stage", "began_on"))
    return [
        RoundStep(
            one,
            began.get(one.value) if one.step <= year.round.step else None,
            one.step < year.round.step,
            one is year.round,
        )
        for one in BudgetRound
    ]


def not_handed_in(year: FiscalYear) -> int:
    """Count the issued control figures that units have not handed in yet."""
    return Arrangement.objects.filter(fiscal_year=year, state=ArrangementState.ISSUED.value).count()
