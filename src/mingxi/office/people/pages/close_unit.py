"""Close a unit."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mingxi.office.frame.access import needs
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import ask_first
from mingxi.office.people.ports import WRITE_UNITS
from mingxi.office.people.selectors import units_for


@needs(WRITE_UNITS)
def page(request: PersonRequest, unit_code: str) -> HttpResponse:
    """Answer."""
    unit = get_object_or_404(units_for(request.user), code=unit_code)
    return ask_first(
        request,
        lambda: services.close_unit(unit=unit, by=request.user),
        question={
            "title": f"撤销 {unit.name}",
            "says": "撤销从今天起生效，不能恢复：账目照旧保留，不能再设下级单位、授予岗位。",
            "button": "撤销单位",
        },
        done=f"“{unit.name}”已撤销。",
        back=reverse("unit", kwargs={"unit_code": unit.code}),
    )
