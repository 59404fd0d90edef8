"""Fixtures every drawer may use."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared truth (``MINGXI_SHARED``); tests over it skip where it is absent."""
    folder = Path(os.environ.get("MINGXI_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip("the shared truth is absent (set MINGXI_SHARED to its folder)")
    return folder
