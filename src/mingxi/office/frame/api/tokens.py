"""Whose token a request shows: a port that ``people`` answers, as the frame knows no persons."""

from typing import Any, Protocol

from django.http import HttpRequest

from mingxi.office.frame.access import UnansweredPortError

SCHEME = "Bearer"


class TokenHolder(Protocol):
    """What ``people`` answers: the active person whose valid token this is, or None."""

    def __call__(self, token: str) -> Any:
        """Find the person."""


_answers: list[TokenHolder] = []


def token_holder_with(answer: TokenHolder) -> None:
    """Register who answers; called once, from ``people``'s ``AppConfig.ready``."""
    _answers[:] = [answer]


def token_holder(request: HttpRequest) -> Any:
    """Give the person whose token the request shows, or None (RFC 6750, 2.1)."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token.strip()
    if scheme.lower() != SCHEME.lower() or not token:
        return None
    if not _answers:
        raise UnansweredPortError("people has not registered its answer to frame.api.tokens")
    return _answers[0](token)
