"""Taking an issued control figure back."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from mingxi.office.budget.pages.answers import acted, arrangement_seen
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.services.issuing import take_back_control
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest


@needs(MANAGE_ROUNDS)
@require_POST
def page(request: PersonRequest, arrangement_id: int) -> HttpResponse:
    """Take it back."""
    arrangement = arrangement_seen(request.user, arrangement_id)
    return acted(
        request,
        lambda: take_back_control(arrangement=arrangement, by=request.user),
        "已收回，可以重新拟定。",
        "control-figures",
        fiscal_year=arrangement.fiscal_year.year,
    )
