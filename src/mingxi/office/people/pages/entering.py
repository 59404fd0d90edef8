"""The last step of every way to sign in."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from mingxi.office.frame.clock import now
from mingxi.office.people.models import Person
from mingxi.office.people.pages.sessions import BEGUN

BACKEND = "django.contrib.auth.backends.ModelBackend"


def wished_address(request: HttpRequest) -> str:
    """Give the page that was asked for before the sign-in, if it is one of ours."""
    wish = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wish, {request.get_host()}, request.is_secure())
    return wish if ours else ""


def enter(request: HttpRequest, person: Person, wish: str) -> HttpResponse:
    """Begin the session and lead on to what was asked for."""
    login(request, person, backend=BACKEND)
    request.session[BEGUN] = int(now().timestamp())
    return redirect(wish or resolve_url(settings.LOGIN_REDIRECT_URL))
