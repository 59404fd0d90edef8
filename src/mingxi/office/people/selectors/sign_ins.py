"""The sign-in log: who may read it, and what it says of a name or an address."""

import hmac
from datetime import datetime

from django.db.models import QuerySet

from mingxi.office.frame.clock import now
from mingxi.office.frame.vault import secret
from mingxi.office.people.models import Person, SignIn
from mingxi.office.people.models.persons import normal_sign_in_name
from mingxi.office.people.models.sign_ins import CLEARING, FAILING, SLOWING
from mingxi.office.people.reckoning import lockout
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors.persons import roles_of


def sign_ins_for(person: Person) -> QuerySet[SignIn]:
    """Give the tries that the person may see: the audit administrator all, others their own."""
    rows = SignIn.objects.select_related("person")
    if Role.AUDIT_ADMINISTRATOR in roles_of(person):
        return rows
    return rows.filter(person=person)


def name_digest(sign_in_name: str) -> str:
    """Give the keyed digest of a sign-in name."""
    return _digest(normal_sign_in_name(sign_in_name), "people.sign_in_name")


def address_digest(address: str | None) -> str:
    """Give the keyed digest of a network address; empty for the machine itself."""
    return _digest(address, "people.sign_in_address") if address else ""


def _digest(text: str, purpose: str) -> str:
    """Digest under a key that does not rotate: the log must go on counting the same names."""
    return hmac.digest(secret(purpose), text.encode(), "sha256").hex()


def failures_of(sign_in_name: str) -> list[datetime]:
    """Give the times of the tries that count against a name now."""
    recent = SignIn.objects.filter(
        name_digest=name_digest(sign_in_name), at__gt=now() - lockout.WINDOW
    )
    cleared = recent.filter(outcome__in=CLEARING).order_by("-id").first()
    failures = recent.filter(outcome__in=FAILING, id__gt=cleared.pk if cleared else 0)
    return list(failures.values_list("at", flat=True))


def name_closed_until(sign_in_name: str) -> datetime | None:
    """Give the time at which a name opens again; None if it is open."""
    return _ahead(lockout.name_closed_until(failures_of(sign_in_name)))


def address_paused_until(address: str | None) -> datetime | None:
    """Give the time at which an address may try again; None if it may now."""
    if address is None:
        return None
    failures = SignIn.objects.filter(
        address_digest=address_digest(address),
        at__gt=now() - lockout.WINDOW,
        outcome__in=SLOWING,
    )
    return _ahead(lockout.address_paused_until(list(failures.values_list("at", flat=True))))


def _ahead(until: datetime | None) -> datetime | None:
    return until if until is not None and until > now() else None
