"""How each database gives a snapshot of itself while it is written to, and takes one back.

A snapshot is readable through a database alias of its own, so that what is counted and listed is
what is in the dump.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from django.db import connection, connections, transaction
from psycopg import IsolationLevel, sql

from mingxi.languages import Message, say
from mingxi.office.frame.backup.programs import program, run

SNAPSHOT = "snapshot"

# Our objects alone, and nothing that only the server's own accounts would know. Of a dump this asks
# for what lies in the schema, without the schema itself.
_OBJECTS = ("--no-owner", "--no-privileges", "--schema=public")

# How libpq's parameters are called in the environment.
_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "dbname": "PGDATABASE",
    "password": "PGPASSWORD",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


@dataclass(frozen=True)
class Snapshot:
    """The database as of one moment: its dump, and the alias that reads it."""

    dump: Path
    alias: str
    engine_version: str


class Engine(Protocol):
    """What a database must be able to do."""

    name: str
    member: str

    def snapshot(self, folder: Path) -> Any:
        """Open a snapshot (a context manager), its dump in the folder."""

    def holds_data(self) -> bool:
        """Tell whether the database has any tables."""

    def replace(self, dump: Path, aside: str) -> Message | None:
        """Put a dump in the database's place and keep what was there; say where it is kept."""


class SQLite:
    """A file; other processes may have it open, before and after."""

    name = "sqlite"
    member = "database.sqlite3"

    @contextmanager
    def snapshot(self, folder: Path) -> Iterator[Snapshot]:
        """Copy the database page by page inside one read transaction, which stops no writer."""
        dump = folder / self.member
        _copy(_path(), dump)
        settings = {**connections.databases["default"], "NAME": str(dump), "OPTIONS": {}}
        with _alias(settings):
            yield Snapshot(dump, SNAPSHOT, sqlite3.sqlite_version)

    def holds_data(self) -> bool:
        """Tell whether there is a file with tables."""
        return _path().exists() and bool(connection.introspection.table_names())

    def replace(self, dump: Path, aside: str) -> Message | None:
        """Copy the dump over the database in one transaction; whoever has it open sees it then."""
        connection.close()
        kept = None
        if _path().exists():
            kept = _path().parent / aside / _path().name
            kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _copy(_path(), kept)
        with closing(_opened(dump)) as source, closing(_opened(_path())) as target:
            target.execute("PRAGMA journal_mode=WAL")
            target.execute("PRAGMA synchronous=FULL")
            source.backup(target)
        return say("{path}", path=str(kept)) if kept else None


class PostgreSQL:
    """A server, with the programs that it brings."""

    name = "postgresql"
    member = "database.dump"

    @contextmanager
    def snapshot(self, folder: Path) -> Iterator[Snapshot]:
        """Dump the database as a transaction of ours sees it, which reads on as long as needed."""
        dump = folder / self.member
        settings: dict[str, Any] = {**connections.databases["default"]}
        settings["OPTIONS"] = {
            **settings["OPTIONS"],
            "isolation_level": IsolationLevel.REPEATABLE_READ,
        }
        with _alias(settings), transaction.atomic(using=SNAPSHOT):
            with connections[SNAPSHOT].cursor() as cursor:
                cursor.execute("SELECT pg_export_snapshot()")
                exported = cursor.fetchone()[0]
            where = [f"--snapshot={exported}", f"--file={dump}"]
            run([_program("pg_dump"), "--format=custom", *_OBJECTS, *where], _server())
            version = divmod(_server_version(), 10000)
            yield Snapshot(dump, SNAPSHOT, f"{version[0]}.{version[1]}")

    def holds_data(self) -> bool:
        """Tell whether the schema has tables."""
        return bool(connection.introspection.table_names())

    def replace(self, dump: Path, aside: str) -> Message | None:
        """Rename the schema and load the dump beside it, in one transaction."""
        kept = self.holds_data()
        away = sql.SQL("ALTER SCHEMA public RENAME TO {};").format(sql.Identifier(aside))
        # The schema of an empty database is not worth keeping.
        cleared = away.as_string(None) if kept else "DROP SCHEMA IF EXISTS public;"
        first, script = dump.with_suffix(".first.sql"), dump.with_suffix(".sql")
        first.write_text(f"{cleared}\nCREATE SCHEMA public;\n", encoding="utf-8")
        run([_program("pg_restore"), *_OBJECTS, f"--file={script}", str(dump)], {})
        connection.close()
        once = ["--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"]
        run([_program("psql"), *once, f"--file={first}", f"--file={script}"], _server())
        return say("数据库的模式 {schema}", schema=aside) if kept else None


def engine() -> Engine:
    """Give the engine of the database in use."""
    return SQLite() if connection.vendor == "sqlite" else PostgreSQL()


@contextmanager
def _alias(settings: dict[str, Any]) -> Iterator[None]:
    """Make a snapshot known to Django for a while."""
    connections.databases[SNAPSHOT] = settings
    try:
        yield
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.databases[SNAPSHOT]


def _path() -> Path:
    return Path(connection.settings_dict["NAME"])


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=60)


def _copy(path: Path, target: Path) -> None:
    """Copy a database in use into a file of its own, with no log beside it."""
    with closing(_opened(path)) as source, closing(_opened(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _program(name: str) -> str:
    return program(name, _server_version() // 10000)


def _server_version() -> int:
    """Give the server's version as a number: 160014 is 16.14."""
    connection.ensure_connection()
    return int(connection.connection.info.server_version)


def _server() -> dict[str, str]:
    """Tell PostgreSQL's programs where the server is; no password shows in a list of processes."""
    connection.ensure_connection()
    info = connection.connection.info
    given = {**info.get_parameters(), "password": info.password}
    return {variable: str(given[name]) for name, variable in _VARIABLES.items() if given.get(name)}
