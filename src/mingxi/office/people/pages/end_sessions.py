"""Sign out everywhere else."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.urls import reverse

from mingxi.office.frame.access import SIGNED_IN, needs
from mingxi.office.people import services
from mingxi.office.people.models import PersonRequest
from mingxi.office.people.pages.answers import ask_first


@needs(SIGNED_IN)
def page(request: PersonRequest) -> HttpResponse:
    """Answer."""

    def act() -> None:
        person = services.end_sessions(person=request.user, by=request.user)
        update_session_auth_hash(request, person)

    return ask_first(
        request,
        act,
        question={
            "title": "退出其他设备",
            "says": "您在其他浏览器和设备上的登录都将退出，这里的保留。",
            "button": "退出其他设备",
        },
        done="其他设备上的登录已退出。",
        back=reverse("account"),
    )
