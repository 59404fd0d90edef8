"""The control figures that were issued: whose turn it is."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.pages.answers import year_seen
from mingxi.office.budget.pages.of_year import shown_of
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.selectors.arrangements import issued_for
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest

ROWS = 50


@needs(READ_BUDGET)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """List those of the units that the person may see."""
    year = year_seen(request.user, fiscal_year)
    shown = shown_of(year, "arrangements", request.user)
    rows = Paginator(issued_for(request.user, year), ROWS)
    shown["arrangements"] = rows.get_page(request.GET.get("page"))
    return render(request, "budget/pages/arrangements.html", shown)
