"""Write the bundle: one file that installs Mingxi without a network, on Linux and on Windows.

``dist/mingxi-VERSION.pyz`` holds our own wheel and the locked wheels of every system and Python
named here; each of these Pythons runs it: ``python mingxi-VERSION.pyz [FOLDER]``. Wheels are
fetched by their locked hashes, and the installation checks the hashes again.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from zipapp import create_archive

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13")


class System(NamedTuple):
    """An operating system, as the tools call it."""

    name: str
    uv: str
    pip: tuple[str, ...]


SYSTEMS = (
    System(
        "linux-x86_64",
        "x86_64-manylinux_2_28",
        ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    ),
    System("windows-x86_64", "x86_64-pc-windows-msvc", ("win_amd64",)),
)


def run(*command: str | Path) -> None:
    """Run a tool of this environment; its complaint is ours."""
    subprocess.run([str(word) for word in command], check=True, cwd=ROOT)  # noqa: S603  # our own words


def list_of(system: System, python: str, target: Path) -> None:
    """Write which of the locked wheels one system and Python need, with their hashes."""
    run(
        *(Path(sys.executable).with_name("uv"), "pip", "compile", "pyproject.toml", "--quiet"),
        *("--extra", "office", "--constraint", LOCK, "--generate-hashes", "--no-emit-index-url"),
        *(
            "--no-header",
            "--no-annotate",
            "--python-platform",
            system.uv,
            "--python-version",
            python,
        ),
        *("--output-file", target),
    )
    unlocked = hashes(target) - hashes(LOCK)
    if unlocked:
        raise SystemExit(f"{target.name} names wheels that {LOCK.name} does not: run make lock")


def hashes(listed: Path) -> set[str]:
    """Give the hashes that a list of requirements names."""
    return set(re.findall(r"--hash=(\S+)", listed.read_text(encoding="utf-8")))


def fetch(system: System, python: str, listed: Path, wheels: Path) -> None:
    """Fetch the wheels of a list; none is built, so each must exist for the system."""
    platforms = [word for name in system.pip for word in ("--platform", name)]
    run(
        *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
        *("--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", listed),
        *("--python-version", python, "--implementation", "cp", *platforms),
        *("--dest", wheels),
    )


def make_bundle(folder: Path) -> Path:
    """Gather everything in ``folder`` and write the bundle; gives its path."""
    lists, wheels = folder / "lists", folder / "wheels"
    lists.mkdir()
    shutil.copy(ROOT / "scripts" / "bundle" / "__main__.py", folder)
    for system in SYSTEMS:
        for python in PYTHONS:
            listed = lists / f"{system.name}-cp{python.replace('.', '')}.txt"
            list_of(system, python, listed)
            fetch(system, python, listed, wheels)
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", wheels)
    (own,) = wheels.glob("mingxi-*.whl")
    bundle = ROOT / "dist" / f"mingxi-{own.name.split('-')[1]}.pyz"
    bundle.parent.mkdir(exist_ok=True)
    create_archive(folder, bundle, interpreter="/usr/bin/env python3")
    return bundle


def main() -> None:
    """Write the bundle and say where it is."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = make_bundle(Path(folder))
    size = bundle.stat().st_size // 2**20
    print(f"{bundle.relative_to(ROOT)}: {size} MB. Install with: python {bundle.name} FOLDER")


if __name__ == "__main__":
    main()
