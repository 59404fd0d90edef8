"""One's own tokens and sessions, for programs.

Tokens are issued on a page alone: an answer is kept under its idempotency key, and a token is kept
nowhere.
"""

from http import HTTPStatus

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status

from mingxi.office.frame.access import SIGNED_IN
from mingxi.office.frame.api import Id, Moment, PageOf, Paging, needs, page_of, writes
from mingxi.office.people import services
from mingxi.office.people.api.asking import asking
from mingxi.office.people.models import ApiToken

router = Router()


class TokenOut(Schema):
    """One's own token, without its text."""

    id: int
    name: str
    created_at: Moment
    expires_at: Moment
    last_used_at: Moment | None
    revoked_at: Moment | None


def _token_told(token: ApiToken) -> TokenOut:
    return TokenOut(
        id=token.pk,
        name=token.name,
        created_at=token.created_at,
        expires_at=token.expires_at,
        last_used_at=token.last_used_at,
        revoked_at=token.revoked_at,
    )


@router.get("/tokens", response=PageOf[TokenOut], summary="本人的令牌")
@needs(SIGNED_IN)
def get_tokens(request: HttpRequest, paging: Query[Paging]) -> PageOf[TokenOut]:
    """List one's own tokens."""
    return page_of(asking(request).tokens.all(), paging, by="pk", told=_token_told)


@router.post("/tokens/{int:token_id}/revoke", response=TokenOut, summary="撤销本人的令牌")
@writes(SIGNED_IN)
def revoke_token(request: HttpRequest, token_id: Id) -> TokenOut:
    """Revoke one's own token."""
    token = get_object_or_404(asking(request).tokens, pk=token_id)
    services.revoke_token(token=token, by=asking(request))
    token.refresh_from_db()
    return _token_told(token)


@router.delete(
    "/sessions",
    response={204: None},
    summary="退出本人的全部登录",
    description="本人在各个浏览器和设备上的登录都退出；令牌不受影响。",
)
@writes(SIGNED_IN)
def delete_sessions(request: HttpRequest) -> Status[None]:
    """End one's own sessions."""
    services.end_sessions(person=asking(request), by=asking(request))
    return Status(HTTPStatus.NO_CONTENT, None)
