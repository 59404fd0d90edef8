"""Giving a declaration up."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.library_changes import REASON_CHARACTERS_MAX
from mingxi.office.declaration.reckoning.states import ProjectState
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.services.abandoning import abandon_declaration
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


class ReasonForm(forms.Form):
    """Why it is given up."""

    reason = forms.CharField(
        label="放弃的原因",
        max_length=REASON_CHARACTERS_MAX,
        help_text="例如：已并入另一个项目；上级已统一安排；本年不具备实施条件。",
    )


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Ask for the reason, then give it up."""
    declaration = get_object_or_404(
        declarations_for(request.user).select_related("project", "unit"), pk=declaration_id
    )
    if not writes_for(request.user, declaration.unit):
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            abandon_declaration(
                declaration=declaration, reason=form.cleaned_data["reason"], by=request.user
            )
        except RefusedError as refusal:
            where = refusal.where if refusal.where in form.fields else None
            form.add_error(where, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, f"已放弃“{declaration.project.name}”的申报。")
            return redirect("declaration", declaration_id=declaration.pk)
    shown = {
        "declaration": declaration,
        "form": form,
        "ends_project": declaration.project.state == ProjectState.DRAFT,
    }
    return render(request, "declaration/pages/abandon_declaration.html", shown)
