"""Installations of their own: folders, keys and a database, used by real processes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

COMMANDS = """
import sys
from mingxi.cli.main import main
from mingxi.office.commands.backup import backup
from mingxi.office.commands.restore import restore
for command in (backup, restore):
    main.add_command(command)
main(sys.argv[1:])
"""
PREPARED = "import os, django; django.setup()\n"


@dataclass(frozen=True)
class Installation:
    """An office on this machine."""

    room: Path
    database_url: str
    keys: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "MINGXI_DATA": str(self.room / "data"),
            "MINGXI_KEYS": str(self.keys),
            "MINGXI_HEADS": str(self.room / "heads.jsonl"),
            "DATABASE_URL": self.database_url,
        }

    def python(self, code: str, *arguments: str) -> Any:
        """Run code inside the office; what it prints is read as JSON."""
        done = subprocess.run(
            [sys.executable, "-c", PREPARED + code, *arguments],
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
        )
        return json.loads(done.stdout or b"null")

    def started(self, code: str) -> "subprocess.Popen[str]":
        """Start code inside the office and go on; it is told to end by closing its input."""
        return subprocess.Popen(
            [sys.executable, "-c", PREPARED + code],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run a command."""
        return subprocess.run(
            [sys.executable, "-c", COMMANDS, *map(str, arguments)],
            env=self.environment,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def with_keys(self, keys: Path) -> "Installation":
        return replace(self, keys=keys)


@pytest.fixture(scope="session")
def installed(
    tmp_path_factory: pytest.TempPathFactory, programs_of_the_server: None, blank: Any
) -> Iterator[Callable[..., Installation]]:
    """Make an empty installation; on PostgreSQL with a database of its own on the tests' server."""
    server = os.environ.get("DATABASE_URL")
    made: list[str] = []

    def install(keys: Path | None = None, *, with_tables: bool = False) -> Installation:
        room = tmp_path_factory.mktemp("office")
        (room / "data").mkdir()
        name, address = f"office_{os.getpid()}_{len(made)}", ""
        made.append(name)
        if with_tables:
            address = blank.copied(room / "data", name)
        elif server:
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")
            address = urlsplit(server)._replace(path=f"/{name}").geturl()
        return Installation(room, address, keys or room / "keys")

    yield install
    for name in made if server else ():
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
