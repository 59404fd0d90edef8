"""The years whose budgets are made, and a year as a whole."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from mingxi.office.budget.models import Arrangement, FiscalYear
from mingxi.office.budget.reckoning.gaps import Figures, total_of
from mingxi.office.budget.reckoning.rounds import ArrangementState, BudgetRound
from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for

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


def needed_for(person: Person, year: FiscalYear) -> QuerySet[Declaration]:
    """Give the declarations that make the need of a year, of the units that the person may see."""
    return Declaration.objects.filter(
        fiscal_year=year.year, state__in=NEEDED, unit__in=units_for(person).values("pk")
    )


def needs_by_unit(person: Person, year: FiscalYear) -> list[UnitNeed]:
    """Give the need of the year by unit (一上), in one query."""
    rows = (
        needed_for(person, year)
        .values(code=F("unit__code"), name=F("unit__name"))
        .annotate(
            project_count=Count("pk"),
            asked=Sum("asked_fen"),
            admitted=Sum(Coalesce("admitted_fen", "asked_fen")),
            arranged=Sum("arrangement__control_fen"),
            arranged_count=Count("arrangement", filter=Q(arrangement__control_fen__gt=0)),
        )
        .order_by("unit__code")
    )
    return [
        UnitNeed(
            row["code"],
            row["name"],
            row["project_count"],
            row["arranged_count"],
            Figures(row["asked"], row["admitted"], row["arranged"]),
        )
        for row in rows
    ]


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
