"""Add a unit."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.fields import UnitForm
from mingxi.office.people.ports import WRITE_UNITS
from mingxi.office.people.selectors import units_for


class AddUnitForm(UnitForm):
    """All of a unit."""

    code = forms.CharField(label="单位编码", max_length=32, help_text="设立后不再改变。")
    field_order = ("code",)


@needs(WRITE_UNITS)
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    form = AddUnitForm(request.POST or None, units=units_for(request.user).filter(closed_on=None))
    if request.method == "POST" and form.is_valid():
        try:
            unit = services.add_unit(**form.wishes(), by=request.user)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, f"已设立“{unit.name}”。")
            return redirect("unit", unit_code=unit.code)
    return render(request, "people/pages/add_unit.html", {"form": form})
