"""The years whose budgets are made."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.budget.ports import MANAGE_ROUNDS, READ_BUDGET
from mingxi.office.budget.selectors.years import years_for
from mingxi.office.frame.access import holds, needs
from mingxi.office.people.models import PersonRequest


@needs(READ_BUDGET)
def page(request: PersonRequest) -> HttpResponse:
    """List them, the newest first."""
    shown = {
        "years": years_for(request.user),
        "may_manage": holds(request.user, MANAGE_ROUNDS),
    }
    return render(request, "budget/pages/fiscal_years.html", shown)
