"""Beginning a declaration with a project that was read of a file."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from mingxi.office.declaration.pages.accepting import Accepting
from mingxi.office.declaration.pages.imported_text import shown_project
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.selectors.imports import imported_text, imports_for
from mingxi.office.declaration.services.importing import accept_import
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(WRITE_DECLARATIONS)
@require_POST
def page(request: PersonRequest, import_id: int, project_place: int) -> HttpResponse:
    """Take what the person sent; where something is wrong with it, show it once more."""
    brought = get_object_or_404(imports_for(request.user), pk=import_id)
    imported = imported_text(brought)
    if imported is None or project_place >= len(imported.projects):
        raise Http404
    accepting = Accepting(imported.projects[project_place], brought.unit.name, request.POST)
    form = accepting.form()
    if form is not None:
        try:
            declaration = accept_import(
                text_import=brought,
                place=project_place,
                form=form,
                by=request.user,
                counts=checked_form(form).counts,
            )
        except RefusedError as refusal:
            accepting.head.add_error(None, f"{refusal.message}{refusal.mend}")
        except ValueError as error:
            accepting.head.add_error(None, str(error))
        else:
            messages.success(request, f"已按“{form.name}”建立申报，原文件存在附件中。")
            if len(imported.projects) == 1:
                return redirect("declaration", declaration_id=declaration.pk)
            return redirect("imported-text", import_id=brought.pk)
    shown = shown_project(brought, imported, project_place, accepting)
    return render(request, "declaration/pages/imported_text.html", shown)
