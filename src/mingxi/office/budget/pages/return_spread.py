"""Giving a handed-in spread back to its unit."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from mingxi.office.budget.pages.answers import acted, arrangement_seen
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.services.spreading import return_spread
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest


@needs(MANAGE_ROUNDS)
@require_POST
def page(request: PersonRequest, arrangement_id: int) -> HttpResponse:
    """Give it back."""
    arrangement = arrangement_seen(request.user, arrangement_id)
    return acted(
        request,
        lambda: return_spread(arrangement=arrangement, by=request.user),
        "已退回单位。",
        "arrangement",
        arrangement_id=arrangement.pk,
    )
