"""Setting the cap of a unit on one kind of expense."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.pages.answers import tell_refusal, year_seen
from mingxi.office.budget.pages.fields import UnitField, WanField
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.reckoning.caps import CapKind
from mingxi.office.budget.services.caps import set_cap
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.selectors import units_for


class CapForm(forms.Form):
    """A unit, an expense, this year and last."""

    unit = UnitField()
    kind = forms.ChoiceField(label="费用", choices=[(one.value, one.label) for one in CapKind])
    cap_fen = WanField(label="本年总控")
    last_year_fen = WanField(
        label="上年总控", required=False, help_text="系统中已有上年总控的，以系统为准。"
    )

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a UnitField


@needs(MANAGE_ROUNDS)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show the form; set the cap."""
    year = year_seen(request.user, fiscal_year)
    units = units_for(request.user).filter(closed_on=None)
    form = CapForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            cap = set_cap(year=year, by=request.user, **data | {"kind": CapKind(data["kind"])})
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"已设定“{cap}”的总控。")
            return redirect("caps", fiscal_year=year.year)
    shown = {
        "form": form,
        "year": year,
        "title": "设定费用总控",
        "says": f"本年度规则：{year.get_growth_rule_display()}。",
        "button": "保存",
        "back": reverse("caps", kwargs={"fiscal_year": year.year}),
    }
    return render(request, "budget/pages/year_form.html", shown)
