"""What the units of a clerk declare, year by year."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.access import needs

ROWS = 30


class FilterForm(forms.Form):
    """Which declarations."""

    q = forms.CharField(label="项目名称", required=False, max_length=100)
    year = forms.TypedChoiceField(label="预算年度", required=False, coerce=int, empty_value=None)
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部状态"), *((one.value, one.label) for one in DeclarationState)],
    )

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [("", "全部年度"), *((str(year), f"{year}年") for year in years)]
        self.fields["year"].choices = offered  # type: ignore[attr-defined]  # a choice


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest) -> HttpResponse:
    """List them, what was changed last first."""
    own = declarations_for(request.user)
    years = own.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    form = FilterForm(request.GET, years=list(years))
    form.full_clean()
    found = _found(own, form.cleaned_data).select_related("project", "unit")
    shown = Paginator(found.order_by("-changed_at", "-pk"), ROWS).get_page(request.GET.get("page"))
    return render(
        request,
        "declaration/pages/declarations.html",
        {"form": form, "declarations": shown, "is_filtered": any(form.cleaned_data.values())},
    )


def _found(declarations: QuerySet[Declaration], wish: dict[str, Any]) -> QuerySet[Declaration]:
    if words := wish.get("q"):
        declarations = declarations.filter(project__name__icontains=words)
    if year := wish.get("year"):
        declarations = declarations.filter(fiscal_year=year)
    if state := wish.get("state"):
        declarations = declarations.filter(state=state)
    return declarations
