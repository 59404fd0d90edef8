"""Putting the projects of a department that got nothing back into the library."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingxi.office.budget.pages.answers import unit_seen, year_seen
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.services import issuing
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


@needs(MANAGE_ROUNDS)
@require_POST
def page(request: PersonRequest, fiscal_year: int, unit_code: str) -> HttpResponse:
    """Queue it, and lead to how far it is."""
    year = year_seen(request.user, fiscal_year)
    department = unit_seen(request.user, unit_code)
    try:
        job = issuing.leave_rest_unfunded(year=year, department=department, by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
        return redirect("control-figures", fiscal_year=year.year)
    return redirect("job", job_id=job.pk)
