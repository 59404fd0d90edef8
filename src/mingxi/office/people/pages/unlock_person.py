"""Open a person's closed sign-in name before its time."""

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
        lambda: services.unlock_person(person=person, by=request.user),
        question={
            "title": f"解除锁定 {person.name}",
            "says": "请先确认连续输错的是本人。解除后可以立即再试，此前输错的不再计数。",
            "button": "解除锁定",
        },
        done=f"{person.name}的登录名已解除锁定。",
        back=reverse("person", kwargs={"person_number": person.number}),
    )
