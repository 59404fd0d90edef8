"""The ceilings of a year, and what is left of them."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.selectors.ceilings import ceilings_for
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """List them by unit and source."""
    year = year_seen(request.user, fiscal_year)
    shown = shown_of(year, "ceilings", request.user)
    shown["ceilings"] = ceilings_for(request.user, year)
    return render(request, "budget/pages/ceilings.html", shown)
