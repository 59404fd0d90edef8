"""The door of those who write: one transaction, and first come, first served on SQLite."""

import logging
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from mingxi.office.frame.clock import now
from mingxi.office.frame.database import reading, writing
from mingxi.office.frame.database import writing as door
from mingxi.office.frame.database.writing import SwallowedFailureError

PROGRAMS = Path(__file__).parent / "programs"
WRITERS, TIMES = 8, 100
Start = Callable[..., "subprocess.Popen[str]"]


def leave_a_row(key: str) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=now())


def rows() -> int:
    return Session.objects.count()


def refuse() -> None:
    with writing():
        leave_a_row("part")
        raise ValueError


def test_what_is_written_together_stays_together() -> None:
    with writing():
        leave_a_row("whole")
        with writing():
            leave_a_row("part")
    assert rows() == 2


def test_a_part_that_fails_fails_the_whole() -> None:
    def whole() -> None:
        with writing():
            leave_a_row("whole")
            refuse()

    with pytest.raises(ValueError):  # noqa: PT011 - the one raised above
        whole()
    assert rows() == 0


def test_a_failure_that_was_swallowed_is_told_and_nothing_is_written() -> None:
    def whole() -> None:
        with writing():
            leave_a_row("whole")
            with suppress(ValueError):
                refuse()

    with pytest.raises(SwallowedFailureError):
        whole()
    assert rows() == 0


def test_the_next_transaction_does_not_suffer_from_one_that_failed() -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the one raised above
        refuse()
    with writing():
        leave_a_row("next")
    assert rows() == 1


@pytest.mark.parametrize(("slow", "told"), [(0.0, 1), (3600.0, 0)])
def test_a_long_transaction_is_named_in_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, slow: float, told: int
) -> None:
    monkeypatch.setattr(sys.modules[door.__module__], "SLOW_SECONDS", slow)
    with caplog.at_level(logging.WARNING, logger=door.__module__), writing():
        leave_a_row("slow")
    assert len(caplog.records) == told


def test_reading_inside_a_transaction_sees_what_was_written_there() -> None:
    with writing():
        leave_a_row("new")
        with reading():
            assert rows() == 1


# --- the queue of SQLite, in real processes -----------------------------------------------------

needs_sqlite = pytest.mark.skipif(
    os.environ.get("MINGXI_TEST_DATABASE", "sqlite") != "sqlite",
    reason="PostgreSQL has its own queues, one for each row",
)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a program on a database of its own, with the table ``trial``."""
    with closing(sqlite3.connect(tmp_path / "mingxi.sqlite3")) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE trial (id INTEGER PRIMARY KEY, writer TEXT, place INTEGER)")
    running: list[subprocess.Popen[str]] = []
    environment = {**os.environ, "MINGXI_DATA": str(tmp_path)}

    def started(program: str, *arguments: object) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, str(PROGRAMS / program), *map(str, arguments)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield started
    for process in running:
        process.kill()
        process.communicate()


def written(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "mingxi.sqlite3")) as database:
        return [writer for (writer,) in database.execute("SELECT writer FROM trial ORDER BY id")]


def hear(process: "subprocess.Popen[str]", word: str) -> None:
    assert process.stdout
    assert process.stdout.readline() == f"{word}\n"


def go(*processes: "subprocess.Popen[str]") -> None:
    """Let processes that are ready go on, and wait for their end."""
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
        assert process.returncode == 0


def places(folder: Path) -> list[int]:
    """Give the places at which writers came, in the order in which they wrote."""
    with closing(sqlite3.connect(folder / "mingxi.sqlite3")) as database:
        return [place for (place,) in database.execute("SELECT place FROM trial ORDER BY id")]


def race(start: Start, way: str) -> None:
    racing = [start("write.py", f"writer{number}", TIMES, way) for number in range(WRITERS)]
    for process in racing:
        hear(process, "ready")
    go(*racing)


@needs_sqlite
def test_eight_writers_take_turns(start: Start, tmp_path: Path) -> None:
    race(start, "queued")
    assert Counter(written(tmp_path)) == {f"writer{n}": TIMES for n in range(WRITERS)}
    # However busy the machine: nobody wrote before who came first.
    assert places(tmp_path) == sorted(places(tmp_path))


@needs_sqlite
def test_without_the_queue_the_race_sees_some_overtake(start: Start, tmp_path: Path) -> None:
    race(start, "unqueued")
    assert places(tmp_path) != sorted(places(tmp_path))


@needs_sqlite
def test_threads_of_one_process_queue_as_processes_do(start: Start, tmp_path: Path) -> None:
    process = start("write.py", "writer", 25, "threads")
    hear(process, "ready")
    go(process)
    assert Counter(written(tmp_path)) == {f"writer-{n}": 25 for n in range(8)}
    assert places(tmp_path) == sorted(places(tmp_path))


@needs_sqlite
def test_a_killed_writer_and_a_killed_waiter_keep_nobody_waiting(
    start: Start, tmp_path: Path
) -> None:
    writer = start("stay.py", "killed writer")
    hear(writer, "asking")
    hear(writer, "inside")
    waiter = start("stay.py", "killed waiter")
    hear(waiter, "asking")
    last = start("stay.py", "last")
    hear(last, "asking")
    waiter.kill()
    waiter.wait()
    writer.kill()
    hear(last, "inside")
    go(last)
    assert written(tmp_path) == ["last"]


@needs_sqlite
def test_who_reads_much_does_not_wait_for_who_writes(start: Start) -> None:
    writer = start("stay.py", "writer")
    hear(writer, "asking")
    hear(writer, "inside")
    hear(start("look.py"), "0")
    go(writer)
    hear(start("look.py"), "1")


def test_sqlite_keeps_every_commit_on_the_disk() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's settings")
    with connection.cursor() as cursor:
        pragmas = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert pragmas == ["wal", 2, 1, 30_000]
