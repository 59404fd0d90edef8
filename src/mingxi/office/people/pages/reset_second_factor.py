"""Take a person's second factor off, when the phone is lost and the codes are too."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from mingxi.office.frame.access import needs
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import ask_first
from mingxi.office.people.ports import UNLOCK_PERSONS
from mingxi.office.people.selectors import persons_for


@needs(UNLOCK_PERSONS)
def page(request: PersonRequest, person_number: str) -> HttpResponse:
    """Answer."""
    person = get_object_or_404(persons_for(request.user), number=person_number)
    return ask_first(
        request,
        lambda: services.remove_second_factor(person=person, by=request.user),
        question={
            "title": f"解除二次验证 {person.name}",
            "says": "请当面核实身份。解除后凭密码即可登录，恢复码作废；请本人随后重新启用。",
            "button": "解除二次验证",
        },
        done=f"{person.name}的二次验证已解除。",
        back=reverse("person", kwargs={"person_number": person.number}),
    )
