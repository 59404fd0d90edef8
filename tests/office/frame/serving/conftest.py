"""An office in real processes, on a database of its own, that tests may kill."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

KIT = Path(__file__).parent / "kit"
SRC = Path(__file__).parents[4] / "src"
# Generous: the machine may be busy. Nothing is proven by it having passed.
DEADLINE_SECONDS = 600

TOO_EARLY = "Accessing the database during app initialization is discouraged"

COMMAND = """
from mingxi.cli.main import main
from mingxi.office.commands.serve import serve
main.add_command(serve)
main()
"""


def until(true: Callable[[], Any]) -> Any:
    """Wait until something is true, and give it."""
    last = monotonic() + DEADLINE_SECONDS
    while not (found := true()):
        assert monotonic() < last, "it did not become true"
        sleep(0.05)
    return found


def alive(number: int) -> bool:
    """Tell whether a process is there and not just waiting to be buried."""
    stat = Path(f"/proc/{number}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Office:
    """An office: its data, and its processes."""

    def __init__(self, room: Path, database_url: str) -> None:
        self.database_url = database_url
        self.data = room / "data"
        self.enough = room / "enough"
        self.environment = {
            **os.environ,
            "MINGXI_DATA": str(self.data),
            "MINGXI_KEYS": str(room / "keys"),
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "office_for_kills",
            "PYTHONPATH": os.pathsep.join([str(SRC), str(KIT)]),
            # Whoever asks the database while the office is being read ends here.
            "PYTHONWARNINGS": f"error:{TOO_EARLY}:RuntimeWarning",
        }
        self.servers: list[subprocess.Popen[str]] = []
        self.address = ""

    def command(self, *arguments: str) -> subprocess.Popen[str]:
        """Start ``mingxi`` with the arguments."""
        server = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.servers.append(server)
        return server

    def start(self) -> subprocess.Popen[str]:
        """Serve on a free port, and wait until it answers."""
        server = self.command("serve", "--port", "0", "--processes", "1")
        assert server.stdout is not None
        self.address = server.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), server.communicate()[1]
        return server

    def run(self, code: str) -> str:
        """Run a few lines inside of the office."""
        return subprocess.run(
            [sys.executable, "-c", f"import django\ndjango.setup()\n{code}"],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    def queue(self, *, seconds: float = 0.02) -> int:
        """Queue a job that counts until ``let_end``, and give its number."""
        return int(
            self.run(
                "from mingxi.office.frame.jobs.models import Owner\n"
                "from mingxi.office.frame.jobs.services import queue\n"
                f"arguments = {{'enough': {str(self.enough)!r}, 'seconds': {seconds}}}\n"
                "by = Owner('101', '李明')\n"
                "print(queue('counting.count', arguments=arguments, by=by).pk)"
            )
        )

    def let_end(self) -> None:
        """Let the counting jobs end with their present chunk."""
        self.enough.touch()

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """Read the database from outside."""
        if self.database_url.startswith("sqlite:"):
            connection = sqlite3.connect(self.data / "mingxi.sqlite3", timeout=DEADLINE_SECONDS)
            try:
                return connection.execute(sql).fetchall()
            finally:
                connection.close()
        with psycopg.connect(self.database_url, autocommit=True) as connected:
            return connected.execute(sql).fetchall()  # type: ignore[call-overload,no-any-return]

    def counted(self, what: str) -> list[str]:
        """Give the effects with this name, in the order in which they came about."""
        sql = f"SELECT number FROM counting_counted WHERE what = '{what}' ORDER BY id"  # noqa: S608
        return [number for (number,) in self.ask(sql)]

    def state(self, job: int) -> str:
        """Give the state of a job."""
        sql = f"SELECT state FROM jobs_job WHERE id = {job}"  # noqa: S608
        return str(self.ask(sql)[0][0])

    def process(self, role: str) -> int:
        """Give the number of the process in this role that was started last."""
        last = [line for line in self.log("serve") if line.get("process") == role][-1]
        return int(last["number"])

    def log(self, role: str) -> list[dict[str, Any]]:
        """Read a log."""
        lines = (self.data / "logs" / f"{role}.log").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def open(self, path: str) -> tuple[int, dict[str, Any]]:
        """Ask for an address and read the JSON it answers with."""
        status, body = self.answer("GET", path)
        return status, json.loads(body)

    def answer(self, method: str, path: str, content: bytes | None = None) -> tuple[int, bytes]:
        """Send a request and give the answer."""
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=DEADLINE_SECONDS)
        try:
            connection.request(method, f"/{path}", content)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def end(self) -> None:
        """Stop every process."""
        for server in self.servers:
            if server.poll() is None:
                server.send_signal(signal.SIGTERM)
            server.communicate(timeout=DEADLINE_SECONDS)


@pytest.fixture(name="until")
def until_fixture() -> Callable[[Callable[[], Any]], Any]:
    """Wait until something is true."""
    return until


@pytest.fixture(name="alive")
def alive_fixture() -> Callable[[int], bool]:
    """Tell whether a process is alive."""
    return alive


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, blank: Any, kept: Any) -> Callable[..., Any]:
    """Give what makes an office in a room, ready to be used: one is prepared, others are copies."""
    room = tmp_path_factory.mktemp("prepared")
    (room / "data").mkdir()
    first = Office(room, blank.copied(room / "data", "kills_kept"))
    first.run("from mingxi.office.frame.serving.preparation import prepare\nprepare()")
    database = kept("kills_kept", first.data / "mingxi.sqlite3")

    def copied(to: Path) -> Office:
        shutil.copytree(room / "data", to / "data", ignore=shutil.ignore_patterns("*.sqlite3*"))
        shutil.copytree(room / "keys", to / "keys")
        return Office(to, database.copied(to / "data", f"kills_{uuid4().hex}"))

    return copied


@pytest.fixture
def office(tmp_path: Path, prepared: Callable[[Path], Office]) -> Iterator[Office]:
    """An office that is prepared, but not running yet."""
    one = prepared(tmp_path)
    yield one
    one.end()


@pytest.fixture(scope="module")
def running_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office that runs, begun from nothing, for tests that leave it as it is."""
    room = tmp_path_factory.mktemp("running")
    url = f"sqlite:///{room / 'data' / 'mingxi.sqlite3'}"
    if server := os.environ.get("DATABASE_URL"):
        name = f"kills_{uuid4().hex}"
        with psycopg.connect(server, autocommit=True) as connected:
            connected.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]
        url = urlsplit(server)._replace(path=f"/{name}").geturl()
    one = Office(room, url)
    try:
        one.start()
        until(lambda: one.open("health/")[0] == 200)
        yield one
    finally:
        one.end()
