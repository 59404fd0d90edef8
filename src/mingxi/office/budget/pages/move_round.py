"""Leading a year into the next round, or back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.pages.answers import tell_refusal, year_seen
from mingxi.office.budget.pages.fields import day_field
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.budget.services.years import move_to_round
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


class RoundForm(forms.Form):
    """When the round begins."""

    began_on = day_field("开始日期", help_text="期限和记录以这一天为准。")


@needs(MANAGE_ROUNDS)
def page(request: PersonRequest, fiscal_year: int, stage: str) -> HttpResponse:
    """Ask for the day; move the year."""
    year = year_seen(request.user, fiscal_year)
    if stage not in set(BudgetRound):
        raise Http404
    to = BudgetRound(stage)
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            move_to_round(year=year, to=to, began_on=form.cleaned_data["began_on"], by=request.user)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"{year}已转入“{to.label}”。")
            return redirect("fiscal-year", fiscal_year=year.year)
    shown = {
        "form": form,
        "year": year,
        "title": f"转入“{to.label}”",
        "says": f"{to.says}。现处“{year.round.label}”。",
        "button": f"转入“{to.label}”",
        "back": reverse("fiscal-year", kwargs={"fiscal_year": year.year}),
    }
    return render(request, "budget/pages/year_form.html", shown)
