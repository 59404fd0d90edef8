"""Issue and revoke tokens for the API, and find whose a token is."""

import secrets
from datetime import timedelta
from hashlib import sha256

from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.database import writing
from mingxi.office.frame.origin import current_origin
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import ApiToken, Person
from mingxi.office.people.services.checking import check

DAYS_MAX = 366
# Begins every token, so that scanners for leaked secrets know one.
HEAD = "mingxi_"
_TOKEN_BYTES = 32
# The last use is written down no oftener, or every reading would be a write.
_USE_NOTED = timedelta(minutes=5)


def issue_token(*, person: Person, name: str, days: int, by: Actor) -> tuple[ApiToken, str]:
    """Issue a token that acts as its person for some days; the text is told this once."""
    if not 1 <= days <= DAYS_MAX:
        raise RefusedError(
            "people-token-days", f"有效天数须在 1 与 {DAYS_MAX} 之间。", where="days"
        )
    text = HEAD + secrets.token_urlsafe(_TOKEN_BYTES)
    made = now()
    token = ApiToken(
        person=person,
        name=name,
        token_hash=_hash(text),
        created_at=made,
        expires_at=made + timedelta(days=days),
    )
    with writing():
        check(token)
        token.save(force_insert=True)
        record(
            "token.issued",
            by=by,
            on=person,
            facts={"token": token.pk, "days": days},
            secrets={"name": name},
        )
    return token, text


def revoke_token(*, token: ApiToken, by: Actor) -> None:
    """Close a token at once."""
    with writing():
        open_tokens = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
        if not open_tokens.update(revoked_at=now()):
            raise RefusedError("people-token-revoked", "这个令牌已经撤销。")
        record("token.revoked", by=by, on=token.person, facts={"token": token.pk})


def person_of_token(token: str) -> Person | None:
    """Give the active person whose valid token this is, or None; notes that it was used.

    Whoever must change the password cannot go round it by a token, and a demonstration person is
    known on the machine itself alone.
    """
    kept = ApiToken.objects.select_related("person").filter(token_hash=_hash(token)).first()
    moment = now()
    if kept is None or not kept.is_valid(moment):
        return None
    person = kept.person
    if not person.is_active or person.must_change_password(today()):
        return None
    if person.is_demonstration and not current_origin().from_this_machine:
        return None
    if kept.last_used_at is None or moment - kept.last_used_at >= _USE_NOTED:
        with writing():
            ApiToken.objects.filter(pk=kept.pk).update(last_used_at=moment)
    return person


def _hash(text: str) -> str:
    """Hash a token; of 256 random bits a plain hash tells nothing."""
    return sha256(text.encode()).hexdigest()
