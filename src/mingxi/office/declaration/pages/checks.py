"""The checks that a person may see."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.frame.access import needs

ROWS = 30


@needs(CHECK_TEXTS)
def page(request: PersonRequest) -> HttpResponse:
    """List them, the newest first."""
    listed = Paginator(checks_for(request.user), ROWS).get_page(request.GET.get("page"))
    return render(request, "declaration/pages/checks.html", {"checks": listed})
