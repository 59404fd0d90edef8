"""Recording a decision on the budget."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.pages.answers import tell_refusal, year_seen
from mingxi.office.budget.pages.fields import day_field
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.reckoning.rounds import DecisionKind
from mingxi.office.budget.selectors.approvals import decisions_of
from mingxi.office.budget.services.approvals import record_decision
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


class DecisionForm(forms.Form):
    """Which decision, when, on which paper."""

    kind = forms.ChoiceField(label="事项", choices=[(one.value, one.label) for one in DecisionKind])
    decided_on = day_field("日期", help_text="批复期限从人民代表大会批准的日期起算。")
    document = forms.CharField(label="文号或会议", max_length=128)


@needs(MANAGE_ROUNDS)
def page(request: PersonRequest, fiscal_year: int) -> HttpResponse:
    """Show the form; record the decision."""
    year = year_seen(request.user, fiscal_year)
    made = decisions_of(year)
    coming = next((kind.value for kind in DecisionKind if kind not in made), None)
    form = DecisionForm(request.POST or None, initial={"kind": coming})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            decision = record_decision(
                year=year, by=request.user, **data | {"kind": DecisionKind(data["kind"])}
            )
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"已登记“{decision.get_kind_display()}”。")
            return redirect("approvals", fiscal_year=year.year)
    shown = {
        "form": form,
        "year": year,
        "title": "登记审定和批准",
        "says": "依次登记政府审定、党委审定和人民代表大会批准。",
        "button": "登记",
        "back": reverse("approvals", kwargs={"fiscal_year": year.year}),
    }
    return render(request, "budget/pages/year_form.html", shown)
