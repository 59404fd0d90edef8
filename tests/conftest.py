"""Fixtures every drawer may use, and how long Hypothesis tries a law."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
def office_suite() -> str:
    """Give the path of LibreOffice; without it the test skips, but never in CI."""
    path = shutil.which("soffice")
    if path is None and os.environ.get("CI") != "true":
        pytest.skip("LibreOffice is not installed; scripts/install_debian.sh installs it")
    assert path is not None, "LibreOffice is not installed; scripts/install_debian.sh installs it"
    return path
