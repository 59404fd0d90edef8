"""Discarding an import with its file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.selectors.imports import imports_for
from mingxi.office.declaration.services import importing as services
from mingxi.office.frame.access import needs


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, import_id: int) -> HttpResponse:
    """Ask once, then discard."""
    brought = get_object_or_404(imports_for(request.user), pk=import_id)
    if request.method != "POST":
        return render(request, "declaration/pages/discard_import.html", {"import": brought})
    name = brought.file.name
    services.discard_import(text_import=brought, by=request.user)
    messages.success(request, f"已放弃“{name}”的导入。")
    return redirect("import-text")
