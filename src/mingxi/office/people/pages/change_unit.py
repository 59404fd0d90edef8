"""Change a unit."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import tell_refusal
from mingxi.office.people.pages.fields import UnitForm
from mingxi.office.people.ports import WRITE_UNITS
from mingxi.office.people.selectors import units_for


@needs(WRITE_UNITS)
def page(request: PersonRequest, unit_code: str) -> HttpResponse:
    """Answer."""
    units = units_for(request.user).filter(closed_on=None)
    unit = get_object_or_404(units, code=unit_code)
    initial = {
        "name": unit.name,
        "level": unit.level,
        "kind": unit.kind,
        "parent": unit.parent.code if unit.parent else None,
    }
    form = UnitForm(request.POST or None, units=units.exclude(pk=unit.pk), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_unit(unit=unit, **form.wishes(), by=request.user)
        except RefusedError as refusal:
            tell_refusal(form, refusal)
        else:
            messages.success(request, "已保存。")
            return redirect("unit", unit_code=unit.code)
    return render(request, "people/pages/change_unit.html", {"form": form, "unit": unit})
