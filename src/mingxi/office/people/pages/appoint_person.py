"""Appoint a person to a role in a unit."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.frame.access import needs
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.fields import UnitField, UnitsField, date_field
from mingxi.office.people.ports import WRITE_APPOINTMENTS
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import persons_for, units_for


class AppointForm(forms.Form):
    """Role, unit and time."""

    role = forms.ChoiceField(label="岗位", choices=[(role.value, role.label) for role in Role])
    unit = UnitField(label="单位")
    begins = date_field("生效日期")
    ends = date_field(
        "失效日期", required=False, help_text="当日起不再有效，留空为长期；审计必填。"
    )
    covers = UnitsField(
        label="归口、服务或者被审计单位",
        required=False,
        widget=forms.SelectMultiple({"size": 10}),
        help_text="业务股室填归口部门，乡镇财政所填所服务的乡镇，审计岗必填被审计单位；其他岗位不填。"
        "按住 Ctrl 可以选多个。",
    )

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in ("unit", "covers"):
            self.fields[field].queryset = units  # type: ignore[attr-defined]  # fields of units


@needs(WRITE_APPOINTMENTS)
def page(request: PersonRequest, person_number: str) -> HttpResponse:
    """Answer."""
    person = get_object_or_404(persons_for(request.user), number=person_number)
    units = units_for(request.user).filter(closed_on=None)
    form = AppointForm(request.POST or None, units=units, initial={"begins": today()})
    if request.method == "POST" and form.is_valid():
        wishes = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
        try:
            held = services.appoint_person(person=person, **wishes, by=request.user)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(
                request, f"已授予{person.name}“{held.unit.name}”的“{held.get_role_display()}”。"
            )
            return redirect("person", person_number=person.number)
    return render(request, "people/pages/appoint_person.html", {"form": form, "person": person})
