"""Handing a spread control figure in (二上)."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mingxi.office.budget.pages.answers import acted, arrangement_seen
from mingxi.office.budget.ports import SPREAD_CONTROLS
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.services.spreading import checked_spread, hand_in_spread
from mingxi.office.frame.access import needs
from mingxi.office.people.models import PersonRequest


@needs(SPREAD_CONTROLS)
@require_POST
def page(request: PersonRequest, arrangement_id: int) -> HttpResponse:
    """Check the draft, then hand it in."""
    arrangement = arrangement_seen(request.user, arrangement_id)
    if arrangement.state != ArrangementState.ISSUED:
        return redirect("arrangement", arrangement_id=arrangement.pk)
    prepared = checked_spread(arrangement, request.user)
    return acted(
        request,
        lambda: hand_in_spread(arrangement=arrangement, prepared=prepared, by=request.user),
        "二上已上报。",
        "arrangement",
        arrangement_id=arrangement.pk,
    )
