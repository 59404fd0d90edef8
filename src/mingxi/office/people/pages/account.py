"""One's own account: who one is here, the ways to sign in, the last tries."""

from django.http import HttpResponse
from django.shortcuts import render

from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.frame.clock import now, today
from mingxi.office.people.models import PersonRequest, SecondFactor
from mingxi.office.people.reckoning.masking import masked_identity_number, masked_phone

_SIGN_INS_SHOWN = 10


@needs(SIGNED_IN)
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""
    person = request.user
    own = {"person": person}
    return render(
        request,
        "people/pages/account.html",
        {
            "person": person,
            "phone": masked_phone(person.phone),
            "identity_number": masked_identity_number(person.identity_number),
            "appointments": person.appointments.on(today()).select_related("unit"),
            "second_factor": SecondFactor.objects.filter(**own).exclude(confirmed_at=None).first(),
            "recovery_codes": person.recovery_codes.filter(used_at=None).count(),
            "tokens": person.tokens.filter(revoked_at=None, expires_at__gt=now()),
            "sign_ins": person.sign_ins.all()[:_SIGN_INS_SHOWN],
        },
    )
