"""What the tests of the office share: each may use the database, and guards hold none of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def without_triggers(database: BaseDatabaseWrapper) -> Iterator[None]:
    """Switch all triggers off, as one could who owns the database."""
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, sql in triggers:
            cursor.execute(sql)


@pytest.fixture
def unguarded() -> Callable[[], AbstractContextManager[None]]:
    """``with unguarded():`` is the way of an attacker who owns the database."""
    return lambda: without_triggers(connection)


@pytest.fixture(autouse=True, scope="session")
def _flushing_past_triggers(django_db_setup: None) -> Iterator[None]:
    """Let tests that commit (``transactional_db``) empty tables that otherwise only grow."""
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def unguarded_flush(self: Any, statements: Any) -> None:
        with without_triggers(self.connection):
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", unguarded_flush)
        yield


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Open the database; a test is rolled back (ask ``transactional_db`` for real commits)."""
