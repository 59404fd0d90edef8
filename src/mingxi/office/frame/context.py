"""What every page is told (a context processor of Django's templates)."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

import mingxi
from mingxi.office.frame.navigation import navigation_for


def office(request: HttpRequest) -> dict[str, Any]:
    """Give the main menu of the person who asks, the ways in and out, and the version."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "navigation": navigation_for(user, request.path) if known else [],
        "sign_in": _address("sign-in"),
        "sign_out": _address("sign-out"),
        "version": mingxi.__version__,
    }


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
