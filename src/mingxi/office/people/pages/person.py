"""One person: masked data, appointments, and what an administrator may do."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.clock import today
from mingxi.office.people import ports
from mingxi.office.people.models import PersonRequest, SecondFactor
from mingxi.office.people.reckoning.masking import masked_identity_number, masked_phone
from mingxi.office.people.selectors import appointments_for, persons_for
from mingxi.office.people.selectors.sign_ins import name_closed_until


@needs(ports.READ_PERSONS)
def page(request: PersonRequest, person_number: str) -> HttpResponse:
    """Answer."""
    user = request.user
    person = get_object_or_404(persons_for(user), number=person_number)
    may_unlock = holds(user, ports.UNLOCK_PERSONS)
    confirmed = SecondFactor.objects.filter(person=person).exclude(confirmed_at=None)
    return render(
        request,
        "people/pages/person.html",
        {
            "person": person,
            "phone": masked_phone(person.phone),
            "identity_number": masked_identity_number(person.identity_number),
            "appointments": (
                appointments_for(user).filter(person=person)
                if holds(user, ports.READ_APPOINTMENTS)
                else None
            ),
            "today": today(),
            "may_change": holds(user, ports.WRITE_PERSONS),
            "may_issue": holds(user, ports.ISSUE_PASSWORDS) and person != user,
            "may_appoint": holds(user, ports.WRITE_APPOINTMENTS) and person != user,
            "may_unlock": may_unlock,
            "closed_until": name_closed_until(person.sign_in_name) if may_unlock else None,
            "has_second_factor": may_unlock and confirmed.exists(),
        },
    )
