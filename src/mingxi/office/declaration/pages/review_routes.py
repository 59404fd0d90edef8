"""The routes of review of the place."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.declaration.models import ReviewRoute
from mingxi.office.declaration.ports import SET_REVIEW, PersonRequest
from mingxi.office.frame.access import needs
from mingxi.office.frame.clock import today


@needs(SET_REVIEW)
def page(request: PersonRequest) -> HttpResponse:
    """List them: those in force or to come first, the ended below."""
    routes = list(ReviewRoute.objects.prefetch_related("steps"))
    shown = {
        "routes": [one for one in routes if one.ends is None],
        "ended": [one for one in routes if one.ends is not None],
        "today": today(),
    }
    return render(request, "declaration/pages/review_routes.html", shown)
