"""What was done to all projects that a filter found, and which were left as they are."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import LEAD_LIBRARY, PersonRequest
from mingxi.office.declaration.selectors.library_changes import bulks_for
from mingxi.office.frame.access import needs

_ROWS = 30


@needs(LEAD_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """List the person's own, the newest first."""
    shown = Paginator(bulks_for(request.user), _ROWS).get_page(request.GET.get("page"))
    return render(request, "declaration/pages/library_changes.html", {"bulks": shown})


@needs(LEAD_LIBRARY)
def one(request: PersonRequest, library_bulk_id: int) -> HttpResponse:
    """Show how far one is, and what could not be changed."""
    bulk = get_object_or_404(bulks_for(request.user), pk=library_bulk_id)
    refusals = bulk.refusals.select_related("project__unit")
    shown = Paginator(refusals, _ROWS).get_page(request.GET.get("page"))
    return render(request, "declaration/pages/library_bulk.html", {"bulk": bulk, "refusals": shown})
