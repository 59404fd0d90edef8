"""One check: how far it is, and what it found."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.selectors.checks import checks_for, why_unreadable
from mingxi.office.frame.access import needs


@needs(CHECK_TEXTS)
def page(request: PersonRequest, check_id: int) -> HttpResponse:
    """Show it; while it goes on, the page asks again by itself."""
    check = get_object_or_404(checks_for(request.user), pk=check_id)
    shown = {
        "check": check,
        "own": check.handed_in_by_id == request.user.pk,
        "why_unreadable": why_unreadable(check),
    }
    return render(request, "declaration/pages/check.html", shown)
