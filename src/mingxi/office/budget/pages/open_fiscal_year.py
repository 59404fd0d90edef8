"""Opening a year's budget."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from mingxi.office.budget.pages.answers import tell_refusal
from mingxi.office.budget.pages.fields import day_field
from mingxi.office.budget.ports import MANAGE_ROUNDS
from mingxi.office.budget.reckoning.rounds import GrowthRule
from mingxi.office.budget.services.years import open_fiscal_year
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import PersonRequest


class YearForm(forms.Form):
    """What is said of a new year."""

    year = forms.IntegerField(label="预算年度", help_text="例如2027。")
    began_on = day_field("一上开始日期")
    growth_rule = forms.ChoiceField(
        label="“三公”、会议、培训经费总控",
        choices=[(one.value, one.label) for one in GrowthRule],
    )


@needs(MANAGE_ROUNDS)
def page(request: PersonRequest) -> HttpResponse:
    """Show the form; open the year."""
    form = YearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            year = open_fiscal_year(
                year=data["year"],
                began_on=data["began_on"],
                growth_rule=GrowthRule(data["growth_rule"]),
                by=request.user,
            )
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"已开启{year}。")
            return redirect("fiscal-year", fiscal_year=year.year)
    shown = {
        "form": form,
        "title": "开启预算年度",
        "says": "开启后进入“一上”：设定限额，项目审核入库后下达控制数。单位申报不必等开启。",
        "button": "开启",
        "back": reverse("fiscal-years"),
    }
    return render(request, "budget/pages/year_form.html", shown)
