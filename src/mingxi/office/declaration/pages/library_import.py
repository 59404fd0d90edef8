"""One workbook that was brought: what is wrong with it, and what shall be taken."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import IMPORT_LIBRARY, PersonRequest
from mingxi.office.declaration.selectors.library_files import imports_for
from mingxi.office.declaration.services.library_imports import give_up_import, import_workbook
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError

_ROWS = 100


@needs(IMPORT_LIBRARY)
def page(request: PersonRequest, library_import_id: int) -> HttpResponse:
    """Show it; do what was decided."""
    brought = get_object_or_404(imports_for(request.user), pk=library_import_id)
    if request.method == "POST":
        try:
            if request.POST.get("decision") == "nothing":
                give_up_import(brought=brought, by=request.user)
            else:
                sound_only = request.POST.get("decision") == "sound"
                import_workbook(brought=brought, sound_only=sound_only, by=request.user)
        except RefusedError as refusal:
            messages.error(request, f"{refusal.message}{refusal.mend}")
        return redirect("library-import", library_import_id=brought.pk)
    problems = Paginator(brought.problems.all(), _ROWS).get_page(request.GET.get("page"))
    return render(
        request,
        "declaration/pages/library_import.html",
        {"brought": brought, "problems": problems, "sound": brought.rows - brought.bad},
    )
