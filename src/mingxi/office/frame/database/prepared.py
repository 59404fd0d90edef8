"""Statements that PostgreSQL plans once for a connection, and answers in one round trip."""

from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import connection


def answer_prepared(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run a statement on PostgreSQL and give its rows.

    Django sends each statement as a text of its own, which is planned anew every time, and the
    beginning of a transaction as a message of its own. For the few statements that are long and
    run thousands of times a minute both cost more than the work itself: here the statement stays
    prepared, and a transaction that has only just begun goes out with it.
    """
    connection.ensure_connection()
    raw: psycopg.Connection[Any] = connection.connection
    with connection.wrap_database_errors, raw.pipeline(), psycopg.Cursor(raw) as cursor:
        cursor.execute(statement, values, prepare=True)
        return cursor.fetchall()
