"""Issuing what is proposed for a department."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from mingxi.office.budget.pages.answers import queued, unit_seen, year_seen
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.services import issuing
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest


@needs(MANAGE_ROUNDS)
@require_POST
def page(request: PersonRequest, fiscal_year: int, unit_code: str) -> HttpResponse:
    """Queue it, and lead to how far it is."""
    year = year_seen(request.user, fiscal_year)
    department = unit_seen(request.user, unit_code)
    return queued(
        request,
        lambda: issuing.issue_controls(year=year, department=department, by=request.user),
        year,
        department,
    )
