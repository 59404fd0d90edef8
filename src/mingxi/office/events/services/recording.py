"""Recording: one entry for each thing done, in the transaction that does it."""

import hmac
import json
import re
import secrets as randomness
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple, Protocol

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model

from mingxi.office.events.models import Event, Salt
from mingxi.office.events.reckoning.canonical import INTEGER_MAX
from mingxi.office.events.reckoning.entry import SALT_BYTES, lines_digest, secret_digest
from mingxi.office.frame.clock import now
from mingxi.office.frame.origin import current_origin
from mingxi.office.frame.vault import secret

# "payment.released"
_KIND = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NOTHING: Mapping[str, str] = MappingProxyType({})


class OutsideTransactionError(RuntimeError):
    """An entry must stand or fall with what it tells of; open ``writing()`` around both."""


class Actor(Protocol):
    """Who acts: a person, or a machine."""

    @property
    def number(self) -> str:
        """The number that names them in every entry."""

    @property
    def name(self) -> str:
        """The name they bear today."""


class Machine(NamedTuple):
    """An actor that is no person."""

    number: str
    name: str


# The clock, the worker, a command of whoever runs the machine.
SYSTEM = Machine("system", "系统")


class Subject(NamedTuple):
    """An object that is no row: a kind of thing and which one."""

    label: str
    key: str


def record(  # noqa: PLR0913  # one parameter to a part of an entry
    kind: str,
    *,
    by: Actor,
    on: Model | Subject,
    changed: Sequence[str] = (),
    facts: Mapping[str, str | int] = _NOTHING,
    secrets: Mapping[str, str] = _NOTHING,
    lines: Iterable[bytes] | None = None,
) -> None:
    """Record what was done; one insert, and one more for each secret's salt.

    Args:
        kind: What was done, ``app.past_participle``.
        by: Who did it; number and name are kept as they are now.
        on: What it was done to.
        changed: Names of the fields that changed, without their values.
        facts: Values that are neither personal nor free text: codes, counts, amounts in fen.
        secrets: Personal or free-text values; only their salted digests are kept.
        lines: The lines of a batch; the entry keeps their number and the root over them.

    Raises:
        OutsideTransactionError: No transaction is open.
        ValueError: A kind or a name is not written as they are, or a number is too large.
        TypeError: A fact is neither text nor a whole number.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if not database.in_atomic_block:
        raise OutsideTransactionError(f"{kind} is recorded outside of `with writing():`")
    _check(kind, changed, facts, secrets)
    origin = current_origin()
    subject = subject_of(on)
    salts = {name: randomness.token_bytes(SALT_BYTES) for name in secrets}
    digests = {name: secret_digest(value, salts[name]) for name, value in secrets.items()}
    batch = None if lines is None else lines_digest(lines)
    with database.cursor() as cursor:
        # The ORM would take several times as long, and every service pays for this insert.
        cursor.execute(
            _insertion(),
            (
                database.ops.adapt_datetimefield_value(now()),
                by.number,
                by.name,
                origin.channel.value,
                _address_digest(origin.address),
                kind,
                subject.label,
                subject.key,
                json.dumps(list(changed)) if changed else "[]",
                json.dumps(dict(facts)) if facts else "{}",
                json.dumps(digests) if digests else "{}",
                batch.root if batch else "",
                batch.count if batch else None,
            ),
        )
        (event_id,) = cursor.fetchone()
    if salts:
        Salt.objects.bulk_create(
            Salt(event_id=event_id, name=name, salt=salt) for name, salt in salts.items()
        )


def subject_of(on: Model | Subject) -> Subject:
    """Give what an entry says of an object."""
    if isinstance(on, Subject):
        return on
    return Subject(on._meta.label_lower, str(on.pk))  # documented by Django


@cache
def _insertion() -> str:
    """Give the statement that inserts an entry; all columns but the number, in their order."""
    meta = Event._meta  # documented by Django
    columns = [field.column for field in meta.concrete_fields if not field.primary_key]
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join(["%s"] * len(columns))
    return f'INSERT INTO "{meta.db_table}" ({names}) VALUES ({places}) RETURNING "id"'  # noqa: S608  # names of our own model


def _check(
    kind: str,
    changed: Sequence[str],
    facts: Mapping[str, str | int],
    secrets: Mapping[str, str],
) -> None:
    """Refuse what could not be hashed the same way by everyone, or would leak text as a name."""
    if not _KIND.fullmatch(kind):
        raise ValueError(f"{kind!r} is no kind such as payment.released")
    for name in (*changed, *facts, *secrets):
        if not _NAME.fullmatch(name):
            raise ValueError(f"{kind}: {name!r} is no name of a field")
    for name, value in facts.items():
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise TypeError(f"{kind}: {name} is neither text nor a whole number")
        if isinstance(value, int) and abs(value) > INTEGER_MAX:
            raise ValueError(f"{kind}: {name} is beyond ±{INTEGER_MAX}")


@lru_cache(maxsize=1024)
def _address_digest(address: str | None) -> str:
    """Give the keyed digest of an address: the same address is seen to be the same, no more."""
    if address is None:
        return ""
    return hmac.digest(secret("events.address"), address.encode(), "sha256").hex()
