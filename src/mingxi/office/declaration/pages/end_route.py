"""Stopping the use of a route."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from mingxi.office.declaration.models import ReviewRoute
from mingxi.office.declaration.ports import SET_REVIEW, PersonRequest
from mingxi.office.declaration.services.routes import end_route
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(SET_REVIEW)
@require_POST
def page(request: PersonRequest, route_id: int) -> HttpResponse:
    """Stop it; what runs along it goes on."""
    route = get_object_or_404(ReviewRoute, pk=route_id)
    try:
        end_route(route=route, by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
    else:
        messages.success(request, f"已停用“{route.name}”。")
    return redirect("review-routes")
