"""Declaring a project for another year."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.drafts import may_declare_again
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.services.declaring_again import declare_again
from mingxi.office.frame.access import needs
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError

_YEARS_AHEAD = 2


class YearForm(forms.Form):
    """For which year."""

    fiscal_year = forms.TypedChoiceField(label="预算年度", coerce=int)

    def __init__(self, last: Declaration, *args: Any) -> None:
        super().__init__(*args)
        given_up = last.state == DeclarationState.WITHDRAWN
        first = max(today().year, last.fiscal_year + (not given_up))
        years = range(first, max(first, today().year + _YEARS_AHEAD) + 1)
        self.fields["fiscal_year"].choices = [(year, f"{year}年") for year in years]  # type: ignore[attr-defined]  # a choice


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Ask for the year, begin, and go on to the form."""
    rows = declarations_for(request.user).select_related("project__unit", "unit")
    last = get_object_or_404(rows, pk=declaration_id)
    if not may_declare_again(request.user, last):
        messages.error(request, "这份申报还在办理，或者项目已有以后年度的申报，现在不能再次申报。")
        return redirect("declaration", declaration_id=last.pk)
    form = YearForm(last, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            declaration = declare_again(
                project=last.project, year=form.cleaned_data["fiscal_year"], by=request.user
            )
        except RefusedError as refusal:
            form.add_error(None, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, "已带入上次的文本。金额和文字请按新的年度修改，再报送审核。")
            return redirect("write-declaration", declaration_id=declaration.pk)
    shown = {"last": last, "form": form}
    return render(request, "declaration/pages/declare_again.html", shown)
