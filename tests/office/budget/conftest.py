"""A line with money on it, references that never repeat, and databases for real processes."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from mingxi.office.budget.models import Line
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import approve_budget, issue_allotment, open_line
from mingxi.office.events.services import SYSTEM

PROGRAMS = Path(__file__).parent / "programs"
ISSUED_FEN = 1_000_00


@pytest.fixture
def reference() -> Callable[[], Reference]:
    """Give a reference that was never used."""
    numbers = count(1)
    return lambda: Reference(f"test-{next(numbers)}", "云测预〔2026〕1号")


@pytest.fixture
def dimensions() -> Dimensions:
    return Dimensions(
        project_code="530923250001",
        unit_code="301001",
        fiscal_year=2026,
        fund_kind="general",
        level="county",
        function_code="2010301",
        dept_econ_code="30201",
        gov_econ_code="50201",
    )


@pytest.fixture
def line(dimensions: Dimensions, reference: Callable[[], Reference]) -> Line:
    """A line to which 1,000 yuan were issued."""
    line = open_line(dimensions=dimensions, by=SYSTEM)
    portions = [Portion(line.pk, ISSUED_FEN)]
    approve_budget(portions=portions, reference=reference(), by=SYSTEM)
    issue_allotment(portions=portions, reference=reference(), by=SYSTEM)
    return line


@pytest.fixture
def other_line(dimensions: Dimensions) -> Line:
    """A line of another economic class, with nothing on it."""
    return open_line(dimensions=dimensions._replace(dept_econ_code="30202"), by=SYSTEM)


@dataclass(frozen=True)
class OwnDatabase:
    """A database that processes of their own write to, and commit."""

    environment: Mapping[str, str]

    def start(self, program: str, *arguments: object) -> "subprocess.Popen[str]":
        """Start a program of this folder in a process of its own."""
        command = [sys.executable, str(PROGRAMS / program), *map(str, arguments)]
        return subprocess.Popen(
            command,
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str, *arguments: object) -> str:
        """Run a program to its end, and give what it printed."""
        process = self.start(program, *arguments)
        out, _ = process.communicate()
        assert process.returncode == 0, out
        return out

    def ask(self, statement: str) -> tuple[Any, ...]:
        """Ask for one row, in a connection of the test's own."""
        address = self.environment["DATABASE_URL"]
        if address.startswith("sqlite"):
            path = address.removeprefix("sqlite:///")
            with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as database:
                return tuple(database.execute(statement).fetchone() or ())
        with psycopg.connect(address, autocommit=True) as server:
            cursor = server.execute(statement)
            return (cursor.fetchone() or ()) if cursor.description else ()


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> OwnDatabase:
    """A database with all tables and nothing in them."""
    folder = tmp_path_factory.mktemp("blank")
    own = _own(folder, "ledger_blank")
    if connection.vendor == "postgresql":
        _on_server("CREATE DATABASE ledger_blank")
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=dict(own.environment), check=True)
    return own


@pytest.fixture
def own_database(
    blank_database: OwnDatabase, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[OwnDatabase]:
    """A fresh database for the processes of one test, with the line 1 and 1,000 yuan on it."""
    name = f"ledger_trial_{abs(hash(request.node.nodeid))}"
    own = _own(tmp_path, name)
    if connection.vendor == "postgresql":
        _on_server(f"CREATE DATABASE {name} TEMPLATE ledger_blank")
    else:
        data = Path(blank_database.environment["MINGXI_DATA"])
        for file in data.glob("mingxi.sqlite3*"):
            shutil.copy(file, tmp_path)
    own.run("open_line.py", ISSUED_FEN)
    yield own
    if connection.vendor == "postgresql":
        _on_server(f"DROP DATABASE {name} WITH (FORCE)")


def _own(folder: Path, name: str) -> OwnDatabase:
    address = f"sqlite:///{folder / 'mingxi.sqlite3'}"
    if connection.vendor == "postgresql":
        address = _address(name)
    own = {"MINGXI_DATA": str(folder), "MINGXI_KEYS": str(folder / "keys"), "DATABASE_URL": address}
    return OwnDatabase({**os.environ, **own})


def _address(name: str) -> str:
    """Give the address of another database on the server of this run."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def _on_server(statement: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(statement)
