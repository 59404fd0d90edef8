"""One moment of the database, for those who read much of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction


@contextmanager
def reading() -> Iterator[None]:
    """Hold one moment of the database while it is read, without keeping writers waiting.

    Inside another transaction it is part of that one, and sees what that one sees.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        with _deferred(), transaction.atomic():
            yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


@contextmanager
def _deferred() -> Iterator[None]:
    """Let SQLite begin without taking the lock of writers."""
    connection.ensure_connection()
    engine: Any = connection
    usual, engine.transaction_mode = engine.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        engine.transaction_mode = usual
