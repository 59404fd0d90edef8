"""The persons that one may see: searched, filtered, by pages."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Appointment, Person, PersonRequest
from mingxi.office.people.pages.fields import UnitField
from mingxi.office.people.ports import READ_PERSONS, WRITE_PERSONS
from mingxi.office.people.selectors import persons_for, units_for

_TO_A_PAGE = 30


class FilterForm(forms.Form):
    """What is looked for."""

    q = forms.CharField(label="姓名、工号或者登录名", required=False)
    unit = UnitField(label="单位", required=False, empty_label="全部单位")
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "在用"), ("closed", "已停用"), ("all", "全部")],
    )


@needs(READ_PERSONS)
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    form = FilterForm(request.GET)
    form.fields["unit"].queryset = units_for(request.user)  # type: ignore[attr-defined]  # a UnitField
    form.full_clean()
    persons = _found(persons_for(request.user), form.cleaned_data)
    shown = Paginator(persons, _TO_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "people/pages/persons.html",
        {
            "form": form,
            "persons": shown,
            "is_filtered": any(form.cleaned_data.values()),
            "may_register": holds(request.user, WRITE_PERSONS),
        },
    )


def _found(persons: QuerySet[Person], wish: dict[str, Any]) -> QuerySet[Person]:
    if words := wish.get("q"):
        persons = persons.filter(
            Q(name__icontains=words) | Q(number__iexact=words) | Q(sign_in_name__icontains=words)
        )
    if unit := wish.get("unit"):
        here = Appointment.objects.on(today()).filter(unit=unit)
        persons = persons.filter(pk__in=here.values("person"))
    state = wish.get("state")
    return persons if state == "all" else persons.filter(is_active=state != "closed")
