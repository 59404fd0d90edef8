"""Triggers: what the database itself refuses or does, whoever writes.

They are set up after every ``migrate`` (``AppConfig.ready`` connects it), not by one migration:
SQLite makes a table anew where a column changes, and its triggers are gone with the old one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction


@dataclass(frozen=True)
class Trigger:
    """A trigger of one table; what it does is SQL, once for each database.

    Attributes:
        table: The table it stands on.
        name: Its name, unique in the database.
        when: ``BEFORE UPDATE``, ``AFTER INSERT`` …
        sqlite: What SQLite does for each row; empty where it needs no such trigger.
        postgresql: What PostgreSQL does, as the body of a PL/pgSQL function; empty likewise.
        whole: Whether PostgreSQL asks once for each statement (SQLite knows no TRUNCATE).
        rows: What PostgreSQL calls the table of all rows that a statement wrote, as they are now;
            it gives such tables to triggers of a whole statement that name no columns.
        rows_before: What it calls the table of the rows as they were before.
        only: On which rows SQLite does it at all; empty for every row.
    """

    table: str
    name: str
    when: str
    sqlite: str
    postgresql: str
    whole: bool = False
    rows: str = ""
    rows_before: str = ""
    only: str = ""

    def statements(self, vendor: str) -> list[str]:
        """Give the SQL that sets it up, anew where it stands already."""
        head = f'"{self.name}" {self.when} ON "{self.table}"'
        if vendor == "sqlite":
            condition = f"WHEN {self.only}" if self.only else ""
            return [
                f'DROP TRIGGER IF EXISTS "{self.name}"',
                f"CREATE TRIGGER {head} FOR EACH ROW {condition} BEGIN {self.sqlite} END",
            ]
        does = f"RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {self.postgresql} END $$"
        asked = "FOR EACH STATEMENT" if self.whole else "FOR EACH ROW"
        tables = [
            f"{age} TABLE AS {name}"
            for age, name in (("OLD", self.rows_before), ("NEW", self.rows))
            if name
        ]
        if tables:
            asked = f"REFERENCING {' '.join(tables)} {asked}"
        return [
            f'CREATE OR REPLACE FUNCTION "{self.name}"() {does}',
            f'CREATE OR REPLACE TRIGGER {head} {asked} EXECUTE FUNCTION "{self.name}"()',
        ]

    def stands_in(self, vendor: str) -> bool:
        """Tell whether this kind of database needs it."""
        return bool(self.sqlite if vendor == "sqlite" else self.postgresql)


def refusing(table: str, *verbs: str) -> list[Trigger]:
    """Give triggers that refuse ``verbs`` (UPDATE, UPDATE OF columns, DELETE, TRUNCATE)."""
    return [
        Trigger(
            table,
            f"{table}_no_{verb.split()[0].lower()}",
            f"BEFORE {verb}",
            sqlite="" if verb == "TRUNCATE" else f"SELECT RAISE(ABORT, '{table}: no {verb}');",
            postgresql=f"RAISE EXCEPTION '{table}: no {verb}' USING ERRCODE = '23001';",
            whole=verb == "TRUNCATE",
        )
        for verb in verbs
    ]


def append_only(table: str, *unique: str, kept: str = "") -> list[Trigger]:
    """Give triggers that let a table only grow.

    Args:
        table: The table.
        unique: Columns that are unique, each alone or several joined by a comma (without any: id).
            SQLite's INSERT OR REPLACE removes what has the same values, and asks no DELETE trigger.
        kept: The columns that stay as they are, where others are written anew (sealed ones, when
            keys change); without any: all.
    """
    update = f"UPDATE OF {kept}" if kept else "UPDATE"
    refused = refusing(table, update, "DELETE", "TRUNCATE")
    return [*refused, _no_replace(table, unique or ("id",))]


def _no_replace(table: str, unique: Sequence[str]) -> Trigger:
    alike = " OR ".join(
        f"({columns}) = ({', '.join(f'NEW.{column}' for column in columns.split(', '))})"
        for columns in unique
    )
    there = f'EXISTS (SELECT 1 FROM "{table}" WHERE {alike})'  # noqa: S608  # our own names
    return Trigger(
        table,
        f"{table}_no_replace",
        "BEFORE INSERT",
        sqlite=f"SELECT RAISE(ABORT, '{table}: no REPLACE') WHERE {there};",
        postgresql="",
    )


def set_up(triggers: Iterable[Trigger]) -> None:
    """Set the triggers up, all or none."""
    with transaction.atomic(), connection.cursor() as cursor:
        for trigger in _needed(triggers):
            for statement in trigger.statements(connection.vendor):
                cursor.execute(statement)


def missing(triggers: Iterable[Trigger]) -> list[Trigger]:
    """Give the triggers that the database does not have, or that were switched off."""
    if connection.vendor == "sqlite":
        present = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        # 'D' is switched off; 'R' fires for replicas alone.
        # A schema that a restore set aside has triggers of the same names.
        present = (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace"
        )
    with connection.cursor() as cursor:
        cursor.execute(present)
        names = {name for (name,) in cursor.fetchall()}
    return [trigger for trigger in _needed(triggers) if trigger.name not in names]


def _needed(triggers: Iterable[Trigger]) -> Sequence[Trigger]:
    return [trigger for trigger in triggers if trigger.stands_in(connection.vendor)]
