"""The lists of the library that a person asked for."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.selectors.library_files import exports_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import attachment

_ROWS = 30


@needs(READ_PROJECTS)
def page(request: PersonRequest) -> HttpResponse:
    """List them, the newest first."""
    shown = Paginator(exports_for(request.user), _ROWS).get_page(request.GET.get("page"))
    return render(request, "declaration/pages/library_exports.html", {"exports": shown})


@needs(READ_PROJECTS)
def download(request: PersonRequest, library_export_id: int) -> HttpResponseBase:
    """Give the file of one."""
    export = get_object_or_404(exports_for(request.user), pk=library_export_id)
    if export.file is None:
        raise Http404
    return attachment(export.file)
