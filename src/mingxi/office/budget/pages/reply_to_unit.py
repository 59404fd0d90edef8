"""Replying to a unit that its budget is approved."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.pages.answers import tell_refusal, unit_seen, year_seen
from mingxi.office.budget.pages.fields import ReplyForm
from mingxi.office.budget.ports import REPLY_TO_UNITS
from mingxi.office.budget.services.approvals import reply_to_unit
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


@needs(REPLY_TO_UNITS)
def page(request: PersonRequest, fiscal_year: int, unit_code: str) -> HttpResponse:
    """Show the form; reply."""
    year = year_seen(request.user, fiscal_year)
    unit = unit_seen(request.user, unit_code)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reply_to_unit(year=year, unit=unit, by=request.user, **form.cleaned_data)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"已批复“{unit}”。")
            return redirect("approvals", fiscal_year=year.year)
    shown = {
        "form": form,
        "year": year,
        "title": f"部门批复：{unit}",
        "says": "部门接到财政批复后十五日内批复所属单位。",
        "button": "批复",
        "back": reverse("approvals", kwargs={"fiscal_year": year.year}),
    }
    return render(request, "budget/pages/year_form.html", shown)
