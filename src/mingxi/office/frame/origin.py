"""Where an act comes from: a page, the API, a command, a job or the clock; and from which address.

Services do not pass it on by hand: who opens the door (middleware, command, worker) says it once,
and the log reads it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest, HttpResponseBase

from mingxi.office.frame.loopback import is_from_this_machine


class Channel(StrEnum):
    """The doors of the office."""

    PAGE = "page"
    API = "api"
    COMMAND = "command"
    JOB = "job"
    CLOCK = "clock"


@dataclass(frozen=True)
class Origin:
    """A door, and the network address of who came in by it (None for the machine itself).

    ``from_this_machine`` is true of a request that came by the loopback interface.
    """

    channel: Channel
    address: str | None = None
    from_this_machine: bool = False


# A shell, a notebook: someone at the machine itself.
UNSAID = Origin(Channel.COMMAND)

_current: ContextVar[Origin] = ContextVar("origin", default=UNSAID)


def current_origin() -> Origin:
    """Give where the present act comes from."""
    return _current.get()


@contextmanager
def arriving(origin: Origin) -> Iterator[None]:
    """Say where the acts inside come from."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)


class OriginMiddleware:
    """Says it for requests."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with its origin known."""
        channel = Channel.API if request.path.startswith("/api/") else Channel.PAGE
        address = request.META.get("REMOTE_ADDR")
        with arriving(Origin(channel, address, is_from_this_machine(request.META))):
            return self.get_response(request)
