"""One document, and all that rests on it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import KEEP_BASES, READ_PROJECTS, PersonRequest
from mingxi.office.declaration.selectors.bases import (
    alike,
    bases_for,
    may_keep,
    uses_for,
    what_of,
)
from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.clock import today
from mingxi.office.frame.files.services import attachment

_ROWS = 50


@needs(READ_PROJECTS)
def page(request: PersonRequest, basis_id: int) -> HttpResponse:
    """Show it."""
    seen = bases_for(request.user)
    basis = get_object_or_404(seen, pk=basis_id)
    shown = Paginator(uses_for(request.user, basis), _ROWS).get_page(request.GET.get("page"))
    keeps = holds(request.user, KEEP_BASES) and may_keep(request.user, basis)
    return render(
        request,
        "declaration/pages/basis.html",
        {
            "basis": basis,
            "says": what_of(basis),
            "has_ended": basis.has_ended(today()),
            "uses": shown,
            "may_keep": keeps,
            "alike": alike(basis, seen) if keeps else [],
        },
    )


@needs(READ_PROJECTS)
def download(request: PersonRequest, basis_id: int) -> HttpResponseBase:
    """Give its file."""
    basis = get_object_or_404(bases_for(request.user), pk=basis_id)
    if basis.file is None:
        raise Http404
    return attachment(basis.file)
