"""The sign-in log."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.frame.access import needs
from mingxi.office.people.models import Outcome, PersonRequest
from mingxi.office.people.pages.fields import date_field
from mingxi.office.people.ports import READ_SIGN_INS
from mingxi.office.people.selectors import sign_ins_for

_TO_A_PAGE = 50


class FilterForm(forms.Form):
    """What is looked for."""

    number = forms.CharField(label="工号", required=False)
    outcome = forms.ChoiceField(
        label="结果", required=False, choices=[("", "全部"), *Outcome.choices]
    )
    since = date_field("起始日期", required=False)
    until = date_field("截止日期", required=False)


@needs(READ_SIGN_INS)
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    form = FilterForm(request.GET)
    form.full_clean()
    wish = {name: value for name, value in form.cleaned_data.items() if value}
    asked = {
        "number": "person__number",
        "outcome": "outcome",
        "since": "at__date__gte",
        "until": "at__date__lte",
    }
    rows = sign_ins_for(request.user).filter(**{asked[name]: value for name, value in wish.items()})
    shown = Paginator(rows, _TO_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "people/pages/sign_ins.html",
        {"form": form, "sign_ins": shown},
    )
