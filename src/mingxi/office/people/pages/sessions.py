"""How long a session lasts, and what a session may not go round."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from mingxi.office.frame.clock import now, today
from mingxi.office.frame.origin import current_origin
from mingxi.office.people.models import Person

BEGUN = "begun"
SEEN = "seen"
# The time of the last act is written down no oftener, or every reading would be a write.
_NOTED_SECONDS = 60


class SessionRulesMiddleware:
    """Ends sessions that are idle or old, and leads to the change of an issued password first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, or say why it is not answered."""
        person = request.user
        if not isinstance(person, Person):
            return self.get_response(request)
        if said := _over(request, person):
            logout(request)
            messages.warning(request, said)
            return _led(request, redirect_to_login(request.get_full_path()).headers["Location"])
        if person.must_change_password(today()) and not _is_open(request):
            messages.warning(request, "密码由他人设定或者使用过久，请先更换。")
            return _led(request, reverse("change-password"))
        return self.get_response(request)


def _over(request: HttpRequest, person: Person) -> str:
    """Tell why the session is over, in the words for its person; empty where it goes on."""
    present = int(now().timestamp())
    session = request.session
    begun = session.setdefault(BEGUN, present)
    seen = session.get(SEEN, begun)
    if present - begun > settings.SESSION_AGE_MAX.total_seconds():
        return "登录已满规定时长，请重新登录。"
    if present - seen > settings.SESSION_IDLE.total_seconds():
        return "较长时间没有操作，已自动退出，请重新登录。"
    if person.is_demonstration and not current_origin().from_this_machine:
        return "演示人员只能在运行本系统的机器上使用。"
    if _is_act(request) and present - seen >= _NOTED_SECONDS:
        session[SEEN] = present
    return ""


def _is_act(request: HttpRequest) -> bool:
    """Tell a person's act from a page that asks by itself how its job goes on."""
    asks_by_itself = request.method == "GET" and request.headers.get("HX-Request") == "true"
    return not asks_by_itself or request.headers.get("HX-Boosted") == "true"


def _is_open(request: HttpRequest) -> bool:
    return request.path in {reverse("change-password"), reverse("sign-out")}


def _led(request: HttpRequest, address: str) -> HttpResponseBase:
    """Lead to another page; a fragment's answer leads the whole page there."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(address)
    return redirect(address)
