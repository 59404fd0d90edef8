"""Rotation of keys: new ones seal at once; what older ones sealed is sealed anew piece by piece.

Nothing is remembered of how far it is: what still names an older key is what is left to do. So it
may be killed and begun again at any moment, by several at once, while the office works; a row that
someone changes meanwhile keeps the change. Older keys stay until nothing names them and they are
removed by hand.
"""

from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS
from django.db.models import CharField, Count, Func, Q, QuerySet, Value

from mingxi.languages import Name, say
from mingxi.office.frame.clock import now
from mingxi.office.frame.telling import ToldError
from mingxi.office.frame.vault import keys
from mingxi.office.frame.vault.digests import digest_head
from mingxi.office.frame.vault.fields import (
    Sealed,
    SealedRow,
    SealedTextField,
    digests_of,
    options_of,
    sealed_fields_of,
)
from mingxi.office.frame.vault.keys import KEY_ID_BYTES, MissingKeyError, Purpose, Ring
from mingxi.office.frame.vault.sealing import UnsealingError, head_text, key_id_of

PIECE_ROWS = 200
# What a process sealed before it saw the new ring is committed by then.
SETTLED_AFTER = timedelta(minutes=10)

_ROTATED = (Purpose.FIELDS, Purpose.DIGESTS)


@dataclass(frozen=True)
class Piece:
    """Some rows, sealed anew; ``apply`` writes them and belongs into a short transaction.

    ``unopened`` counts those that do not open and stay as they are.
    """

    rows: int
    unopened: int
    apply: Callable[[], None]


@dataclass(frozen=True)
class Use:
    """How many rows of one field name a key."""

    key_id: str
    field: Name
    rows: int


class KeyInUseError(ToldError):
    """A key cannot be removed; the message tells why."""


class NoSuchKeyError(ToldError):
    """There is no key with the number that was asked for."""


def begin() -> bool:
    """Make a new master key and new data keys; where a rotation is unfinished, leave it at that.

    Says whether keys were made: then the operator is to be told to keep a copy of them.
    """
    folder = keys.ring().folder
    with keys.alone(folder):
        present = keys.read_ring(folder)
        if rows_left(present):
            return False
        master_id = keys.new_master(folder)
        kept = [keys.rewrapped(key, master_id) for key in present.keys]
        new = [keys.new_key(purpose, master_id) for purpose in _ROTATED]
        keys.write_ring(Ring(folder, (*kept, *new)))
    return True


def pieces() -> Iterator[Piece]:
    """Seal anew what older keys sealed, piece by piece, to the last row.

    Rows that do not open are passed by: they go on naming their key, which ``uses`` shows and which
    keeps it from being removed.
    """
    ring = keys.ring()
    for model in sealed_models():
        after = 0
        while rows := list(_older(model, ring).filter(pk__gt=after).order_by("pk")[:PIECE_ROWS]):
            after = rows[-1].pk
            changes = [change for row in rows if (change := _renewed(row, ring)) is not None]
            yield Piece(len(rows), len(rows) - len(changes), partial(_write, changes))


def rows_left(ring: Ring) -> int:
    """Count the rows that name an older key."""
    return sum(_older(model, ring).count() for model in sealed_models())


def uses(alias: str = DEFAULT_DB_ALIAS) -> list[Use]:
    """Tell which keys are named by how many rows of which fields; also keys that are not here."""
    return [
        Use(_key_of(field, head), _name(model, field), rows)
        for model in sealed_models()
        for field in (*sealed_fields_of(model), *digests_of(model))
        for head, rows in _heads(model, field, alias)
    ]


def _name(model: type[SealedRow], field: Sealed) -> Name:
    of = options_of(model)
    return Name(zh=f"{of.verbose_name}·{field.verbose_name}", en=f"{of.db_table}.{field.column}")


def remove(key_id: str) -> None:
    """Remove a key that nothing needs any more.

    Raises:
        KeyInUseError: something names it, it seals new values, or it has stopped doing so too
            recently for every process to have seen it.
        NoSuchKeyError: there is no such key.
    """
    folder = keys.ring().folder
    with keys.alone(folder):
        present = keys.read_ring(folder)
        if keys.master_path(folder, key_id).exists():
            _remove_master(present, key_id)
            return
        if key_id not in {key.id for key in present.keys}:
            raise NoSuchKeyError(
                say(
                    "没有编号为 {id} 的密钥，没有移除任何东西。请从 mingxi keys list 抄写编号。",
                    id=key_id,
                )
            )
        _refuse_needed(present, key_id)
        kept = tuple(key for key in present.keys if key.id != key_id)
        keys.write_ring(Ring(folder, kept))


def _remove_master(present: Ring, master_id: str) -> None:
    wrapped = [key.id for key in present.keys if key.master_id == master_id]
    if wrapped:
        raise KeyInUseError(
            say(
                "主密钥 {id} 还包着数据密钥 {wrapped}，不能移除。请先轮换：mingxi keys rotate",
                id=master_id,
                wrapped=tuple(wrapped),
            )
        )
    keys.master_path(present.folder, master_id).unlink()


def _refuse_needed(present: Ring, key_id: str) -> None:
    key = present.key(key_id)
    youngest = present.current(key.purpose)
    if key == youngest:
        raise KeyInUseError(say("密钥 {id} 正用于加密新的数据，不能移除。", id=key_id))
    if now() - youngest.made < SETTLED_AFTER:
        raise KeyInUseError(
            say(
                "密钥 {id} 刚刚由 {next} 接替，可能还有未提交的数据由它加密。"
                "请在 {minutes} 分钟后再移除。",
                id=key_id,
                next=youngest.id,
                minutes=str(SETTLED_AFTER.seconds // 60),
            )
        )
    named = [
        say("{field} × {rows}", field=use.field, rows=str(use.rows))
        for use in uses()
        if use.key_id == key_id
    ]
    if named:
        raise KeyInUseError(
            say(
                "密钥 {id} 还有数据在用（{named}），不能移除。"
                "请先运行 mingxi keys rotate；其中打不开的行请从备份核对。",
                id=key_id,
                named=tuple(named),
            )
        )


def sealed_models() -> list[type[SealedRow]]:
    """Give every model that has sealed fields."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, SealedRow) and not options_of(model).proxy
    ]


def _older(model: type[SealedRow], ring: Ring) -> QuerySet[SealedRow]:
    """Give the rows of a model that name an older key of the ring."""
    any_field = Q(pk__in=[])
    for purpose in _ROTATED:
        for key in ring.keys_for(purpose)[:-1]:
            if purpose is Purpose.FIELDS:
                for sealed in sealed_fields_of(model):
                    any_field |= Q(**{f"{sealed.name}__sealed_by": key.id})
            else:
                for digest in digests_of(model):
                    any_field |= Q(**{f"{digest.name}__startswith": digest_head(key.id)})
    return model._base_manager.filter(any_field)  # noqa: SLF001  # Django documents it by this name


@dataclass(frozen=True)
class _Change:
    """What a row gets, if it still is what it was."""

    row: SealedRow
    before: dict[str, Any]
    after: dict[str, Any]


def _renewed(row: SealedRow, ring: Ring) -> _Change | None:
    """Seal a row anew; None where a part of it does not open."""
    model = type(row)
    # The digest goes with the text: neither is written where the other changed meanwhile.
    before = {field.name: row.__dict__[field.name] for field in sealed_fields_of(model)}
    after: dict[str, Any] = {}
    try:
        for field in sealed_fields_of(model):
            sealed = before[field.name]
            if isinstance(sealed, Sealed) and not sealed.token.startswith(_present_head(ring)):
                after[field.name] = field.sealed(getattr(row, field.name), row)
        for digest in digests_of(model):
            after[digest.name] = digest.digest(getattr(row, digest.of))
    except (UnsealingError, MissingKeyError):
        return None
    return _Change(row, before, after)


def _present_head(ring: Ring) -> str:
    return head_text(ring.current(Purpose.FIELDS).id)


def _write(changes: list[_Change]) -> None:
    for change in changes:
        rows = type(change.row)._base_manager  # noqa: SLF001  # Django documents it by this name
        rows.filter(pk=change.row.pk, **change.before).update(**change.after)


# Where in a kept value its key's id stands.
_SEALED_HEAD = len(head_text("00" * KEY_ID_BYTES))
_DIGEST_HEAD = len(digest_head("00" * KEY_ID_BYTES))


def _heads(model: type[SealedRow], field: Any, alias: str) -> Any:
    """Count the rows of a field by the beginnings of their values."""
    length = _SEALED_HEAD if isinstance(field, SealedTextField) else _DIGEST_HEAD
    head = Func(field.name, Value(1), Value(length), function="SUBSTR", output_field=CharField())
    every = model._base_manager.using(alias)  # noqa: SLF001  # Django documents it by this name
    rows = every.annotate(head=head)
    counted = rows.filter(head__gt="").values("head").annotate(rows=Count("pk"))
    return counted.order_by("head").values_list("head", "rows")


def _key_of(field: Any, head: str) -> str:
    """Read a key's id out of a value's beginning."""
    if not isinstance(field, SealedTextField):
        return head.removesuffix(".")
    try:
        return key_id_of(b64decode(head))
    except ValueError:
        return "?"
