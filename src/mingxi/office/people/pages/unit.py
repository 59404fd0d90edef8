"""One unit: what it is, what stands below it, who works there."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Appointment, PersonRequest, Unit
from mingxi.office.people.ports import READ_APPOINTMENTS, READ_UNITS, WRITE_UNITS
from mingxi.office.people.selectors import appointments_for, persons_for, units_for


@needs(READ_UNITS)
def page(request: PersonRequest, unit_code: str) -> HttpResponse:
    """Answer."""
    day = today()
    seen = units_for(request.user)
    unit = get_object_or_404(seen, code=unit_code)
    here = Appointment.objects.on(day).filter(unit=unit)
    persons = persons_for(request.user).filter(pk__in=here.values("person"))
    appointments = appointments_for(request.user).on(day).filter(unit=unit)
    above = Unit.objects.ancestors(unit).filter(pk__in=seen.values("pk"))
    return render(
        request,
        "people/pages/unit.html",
        {
            "unit": unit,
            "is_closed": unit.is_closed(day),
            "above": above,
            "below": seen.filter(parent=unit),
            "persons": persons,
            "appointments": appointments if holds(request.user, READ_APPOINTMENTS) else None,
            "may_write": holds(request.user, WRITE_UNITS),
        },
    )
