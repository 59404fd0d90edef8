"""Replying to a department that its budget is approved."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.pages.answers import tell_refusal, unit_seen, year_seen
from mingxi.office.budget.pages.fields import ReplyForm
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.services.approvals import reply_to_department
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


@needs(MANAGE_ROUNDS)
def page(request: PersonRequest, fiscal_year: int, unit_code: str) -> HttpResponse:
    """Show the form; reply."""
    year = year_seen(request.user, fiscal_year)
    unit = unit_seen(request.user, unit_code)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reply_to_department(year=year, department=unit, by=request.user, **form.cleaned_data)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"已批复“{unit}”。")
            return redirect("approvals", fiscal_year=year.year)
    shown = {
        "form": form,
        "year": year,
        "title": f"财政批复：{unit}",
        "says": "批复以后，控制数和明细锁定，并记入预算指标账。",
        "button": "批复",
        "back": reverse("approvals", kwargs={"fiscal_year": year.year}),
    }
    return render(request, "budget/pages/year_form.html", shown)
