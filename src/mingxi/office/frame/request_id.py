"""A name for each request, in its answer and in the log, so that one leads to the other."""

import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"

_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """Give the name of the present request; empty outside of one."""
    return _current.get()


class RequestIdMiddleware:
    """Names the request; a name brought from outside is not taken over, since logs show it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request under its name."""
        token = _current.set(secrets.token_hex(8))
        try:
            response = self.get_response(request)
            response[HEADER] = current_request_id()
            return response
        finally:
            _current.reset(token)
