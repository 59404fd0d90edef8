"""Who asks, and the units that they may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from mingxi.office.people.models import Person, Unit
from mingxi.office.people.selectors import units_for


def asking(request: HttpRequest) -> Person:
    """Give whose token the request showed."""
    assert isinstance(request.user, Person)  # the guard has turned everybody else away
    return request.user


def unit_seen(request: HttpRequest, code: str) -> Unit:
    """Find a unit among those that the person may see."""
    unit: Unit = get_object_or_404(units_for(asking(request)), code=code)
    return unit
