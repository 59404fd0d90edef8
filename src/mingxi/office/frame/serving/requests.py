"""A line in the log for every request."""

from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import salted_hmac
from structlog.stdlib import get_logger

from mingxi.office.frame.origin import current_origin

log = get_logger("mingxi.request")


class RequestLogMiddleware:
    """Logs each request: by its route, never by its address, which may hold what someone typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request and tell how it went."""
        begun = perf_counter()
        response = self.get_response(request)
        log.info(
            "request",
            method=request.method,
            route=_route(request),
            status=response.status_code,
            milliseconds=round((perf_counter() - begun) * 1000),
            channel=current_origin().channel,
            address=_address_digest(request),
            person=_person_number(request),
        )
        return response


def _route(request: HttpRequest) -> str | None:
    match = request.resolver_match
    return match.route if match else None


def _address_digest(request: HttpRequest) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    return salted_hmac("mingxi.address", address, algorithm="sha256").hexdigest()[:16]


def _person_number(request: HttpRequest) -> str | None:
    """Give who asked, where the page or the API wanted to know it; the log asks no database."""
    person = getattr(request, "_cached_user", None) or getattr(request, "auth", None)
    return getattr(person, "number", None)
