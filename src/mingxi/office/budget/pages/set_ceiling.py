"""Setting the ceiling of a unit and source."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.pages.answers import tell_refusal, year_seen
from mingxi.office.budget.pages.fields import SourceFields, UnitField, WanField
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.services.ceilings import set_ceiling
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.selectors import units_for


class CeilingForm(SourceFields):
    """A unit, a source, an amount."""

    unit = UnitField()
    ceiling_fen = WanField(label="限额")
    field_order = ["unit", "fund_kind", "level", "ceiling_fen"]

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a UnitField


@needs(MANAGE_ROUNDS)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show the form; set the ceiling."""
    year = year_seen(request.user, fiscal_year)
    units = units_for(request.user).filter(closed_on=None)
    asked = {
        name: request.GET[name] for name in ("unit", "fund_kind", "level") if name in request.GET
    }
    form = CeilingForm(request.POST or None, units=units, initial=asked)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            ceiling = set_ceiling(
                year=year,
                unit=data["unit"],
                source=form.source,
                ceiling_fen=data["ceiling_fen"],
                by=request.user,
            )
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"已设定“{ceiling}”的限额。")
            return redirect("ceilings", fiscal_year=year.year)
    shown = {
        "form": form,
        "year": year,
        "title": "设定限额",
        "says": "一个单位（连同下级）一个来源一个限额；控制数合计不得超过它。",
        "button": "保存",
        "back": reverse("ceilings", kwargs={"fiscal_year": year.year}),
    }
    return render(request, "budget/pages/year_form.html", shown)
