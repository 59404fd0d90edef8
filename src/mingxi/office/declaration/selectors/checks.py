"""Which checks a person may see, and what they found."""

from django.db.models import Q, QuerySet

from mingxi.office.declaration.models import TextCheck
from mingxi.office.declaration.reckoning.checking import document_of
from mingxi.office.frame.clock import today
from mingxi.office.frame.files.services import read
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import units_for


def checks_for(person: Person) -> QuerySet[TextCheck]:
    """Give the checks that the person may see, the newest first.

    Everybody sees what they handed in themselves, and the head of a unit also what was handed in
    for the unit and those below it.
    """
    seen = Q(handed_in_by=person)
    if Role.UNIT_HEAD in person.roles_today:
        headed = units_for(person, as_roles={Role.UNIT_HEAD})
        seen |= Q(unit__in=headed.values("pk"))
    rows = TextCheck.objects.filter(seen)
    return rows.select_related("handed_in_by", "unit", "job", "text", "report", "page", "commented")


def unit_of(person: Person) -> Unit | None:
    """Give the unit for which the person hands in: that of the longest standing appointment."""
    held = person.appointments.on(today()).select_related("unit").order_by("begins", "pk")
    appointment = held.first()
    return appointment.unit if appointment else None


def why_unreadable(check: TextCheck) -> str:
    """Give the sentence that tells why the text of a check could not be read; empty if it could."""
    if not check.error or check.report is None:
        return ""
    error = document_of(read(check.report))["error"]
    return error["message"] if error else ""
