"""What every page is told (a context processor of Django's templates)."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

import mingxi
from mingxi.office.frame.navigation import navigation_for
from mingxi.office.frame.request_id import current_request_id
from mingxi.office.frame.search.kinds import kinds_for


def office(request: HttpRequest) -> dict[str, Any]:
    """Give the main menu of the person who asks, the ways in and out, version, request number."""
    user = getattr(request, "user", None)
    known = user is not None and user.is_authenticated
    return {
        "navigation": navigation_for(user, request.path) if known else [],
        "sign_in": _address("sign-in"),
        "sign_out": _address("sign-out"),
        "account": _address("account"),
        "search": _address("search") if known and kinds_for(user) else "",
        "version": mingxi.__version__,
        "request_number": current_request_id(),
    }


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
