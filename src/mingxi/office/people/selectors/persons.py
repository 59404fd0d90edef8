"""Which persons and appointments a person may see, and which roles a person holds."""

from datetime import date

from django.db.models import Q, QuerySet

from mingxi.office.frame.access import Permission
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Appointment, Person
from mingxi.office.people.models.appointments import AppointmentQuerySet
from mingxi.office.people.reckoning.grants import roles_with
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors.units import SEEING_ALL, units_for


def roles_of(person: Person, on: date | None = None) -> frozenset[Role]:
    """Give the roles that the person holds on a day (default: today), in whatever unit."""
    held = person.appointments.on(on or today()).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def answer(person: Person, permission: Permission) -> bool:
    """Answer the port of ``frame.access``: does one of today's roles hold the permission?"""
    return not roles_with(permission).isdisjoint(person.roles_today)


def persons_for(person: Person, on: date | None = None) -> QuerySet[Person]:
    """Give the persons that the person may see on a day, by number.

    The system and the security administrator see all; everybody else sees who holds a role in a
    unit of ``units_for``, and themselves.
    """
    day = on or today()
    if roles_of(person, day) & SEEING_ALL:
        return Person.objects.all()
    appointed = Appointment.objects.on(day).filter(unit__in=units_for(person, day).values("pk"))
    return Person.objects.filter(Q(pk=person.pk) | Q(pk__in=appointed.values("person")))


def appointments_for(person: Person, on: date | None = None) -> AppointmentQuerySet:
    """Give the appointments, present and past, that the person may see.

    The security administrator sees all; the head of a unit those in it and below it; everybody
    their own. The system administrator knows persons and units but not what they may do.
    """
    day = on or today()
    rows = Appointment.objects.select_related("person", "unit").prefetch_related("covers")
    roles = roles_of(person, day)
    if Role.SECURITY_ADMINISTRATOR in roles:
        return rows
    seen = Q(person=person)
    if Role.UNIT_HEAD in roles:
        seen |= Q(unit__in=units_for(person, day, as_roles={Role.UNIT_HEAD}).values("pk"))
    return rows.filter(seen)
