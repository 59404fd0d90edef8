"""Which units a person may see."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q
from tree_queries.query import TreeQuerySet  # type: ignore[import-untyped]

from mingxi.office.frame.clock import today
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import SEEING_BELOW, WITH_COVERED_UNITS, Role

SEEING_ALL = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR})


def units_for(
    person: Person, on: date | None = None, *, as_roles: Collection[Role] = frozenset(Role)
) -> TreeQuerySet:
    """Give the units that the person may see on a day, in the order of the tree.

    The system and the security administrator see all; an auditor sees the assigned units and the
    own one; a head, finance and reviewing roles see their unit and what stands below it (a desk
    with covered units: these and what stands below them); everybody else sees the own unit.

    Args:
        person: Who looks.
        on: The day (default: today); an assignment that has ended shows nothing.
        as_roles: Look with these of the person's roles alone.
    """
    held = [
        appointment
        for appointment in person.appointments.on(on or today()).prefetch_related("covers")
        if appointment.role in as_roles
    ]
    units = Unit.objects.with_tree_fields()
    if any(appointment.role in SEEING_ALL for appointment in held):
        return units
    return units.filter(_reach(held))


def line_of(unit: Unit) -> tuple[str, ...]:
    """Give the codes from the root of the tree down to the unit."""
    line = Unit.objects.ancestors(unit, include_self=True)
    return tuple(line.values_list("code", flat=True))


def _reach(held: Iterable[Appointment]) -> Q:
    """Tell the units that appointments reach; none for none."""
    singly: set[int] = set()
    with_below: set[int] = set()
    for appointment in held:
        role, unit = Role(appointment.role), appointment.unit_id
        covered = {one.pk for one in appointment.covers.all()}
        singly.add(unit)
        if role is Role.AUDITOR:
            singly |= covered
        elif role in WITH_COVERED_UNITS and covered:
            with_below |= covered
        elif role in SEEING_BELOW:
            with_below.add(unit)
    reach = Q(pk__in=singly)
    for unit in sorted(with_below):
        reach |= Q(tree_path__contains=unit)
    return reach
