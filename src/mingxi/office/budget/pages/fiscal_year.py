"""A year as a whole: its rounds, the need by unit, and what is arranged."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.budget.selectors.years import needs_by_unit, steps_of, total_need
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show it."""
    year = year_seen(request.user, fiscal_year)
    by_unit = needs_by_unit(request.user, year)
    neighbours = {one.step - year.round.step: one for one in BudgetRound}
    shown = shown_of(year, "year", request.user) | {
        "steps": steps_of(year),
        "needs": by_unit,
        "total": total_need(by_unit),
        "next": neighbours.get(1),
        "before": neighbours.get(-1),
    }
    return render(request, "budget/pages/fiscal_year.html", shown)
