"""The caps of units on meetings, training, reception and the three public expenses."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.selectors.caps import caps_for
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """List them, this year against last."""
    year = year_seen(request.user, fiscal_year)
    shown = shown_of(year, "caps", request.user)
    shown["standings"] = caps_for(request.user, year)
    return render(request, "budget/pages/caps.html", shown)
