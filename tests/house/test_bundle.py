"""The bundle installs without a network, and says what it holds where it cannot."""

import shutil
import subprocess
import sys
from pathlib import Path
from zipapp import create_archive

import pytest


@pytest.fixture
def hollow(root: Path, tmp_path: Path) -> Path:
    """A bundle that holds wheels for another system only."""
    folder = tmp_path / "made"
    (folder / "lists").mkdir(parents=True)
    (folder / "lists" / "plan9-vax-cp311.txt").touch()
    shutil.copy(root / "scripts" / "bundle" / "__main__.py", folder)
    bundle = tmp_path / "mingxi-0.pyz"
    create_archive(folder, bundle)
    return bundle


def test_a_python_it_holds_nothing_for_is_told_what_it_holds(hollow: Path) -> None:
    run = subprocess.run(
        [sys.executable, hollow, hollow.parent / "there"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2
    assert "可用的有：plan9-vax-cp311" in run.stderr
    assert not (hollow.parent / "there").exists()


@pytest.mark.full
def test_the_bundle_installs_and_checks_without_a_network(root: Path, tmp_path: Path) -> None:
    alone = shutil.which("unshare")
    if alone is None:
        pytest.skip("unshare is absent, so the network cannot be taken away")
    subprocess.run([sys.executable, root / "scripts" / "make_bundle.py"], check=True)
    (bundle,) = (root / "dist").glob("mingxi-*.pyz")
    folder = tmp_path / "installed"
    cut_off = [alone, "--net", "--map-root-user"]
    subprocess.run([*cut_off, sys.executable, bundle, folder], check=True)
    command = folder / ("Scripts" if sys.platform == "win32" else "bin") / "mingxi"
    run = subprocess.run(
        [*cut_off, command, "check", root / "examples"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1, run.stderr
    assert "✗" in run.stdout
