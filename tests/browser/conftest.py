"""A real browser, and pages made for it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

# Playwright's loop stands in the thread of the tests; Django would take their reading of the
# database for that of asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Chromium; without it the test skips, but never in CI."""
    path = shutil.which("chromium")
    if path is None and os.environ.get("CI") != "true":
        pytest.skip("Chromium is not installed; scripts/install_debian.sh installs it")
    assert path is not None, "Chromium is not installed; scripts/install_debian.sh installs it"
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to start for root, which is whom containers run as.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = playwright.chromium.launch(executable_path=path, args=arguments)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the examples."""
    return Path(__file__).parents[2] / "examples"
