"""The core as a notebook meets it: imported in a fresh process, without its developers' tools."""

import json
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

IMPORT_EVERYTHING = """
import json, pkgutil, sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen"}:
        raise RuntimeError(f"{event} while importing")

sys.addaudithook(refuse)
before = set(sys.modules)
import mingxi
names = []
for room in pkgutil.iter_modules(mingxi.__path__, "mingxi."):
    if room.name == "mingxi.office":
        continue
    names.append(room.name)
    folder = getattr(__import__(room.name, fromlist=["_"]), "__path__", [])
    walk = pkgutil.walk_packages(folder, f"{room.name}.")
    names += [entry.name for entry in walk if not entry.name.endswith("__main__")]
for name in names:
    __import__(name)
print(json.dumps({"walked": names, "loaded": sorted(set(sys.modules) - before)}))
"""

NETWORK = {"aiohttp", "ftplib", "http.client", "httpx", "requests", "smtplib", "urllib3"}


@pytest.fixture(scope="module")
def modules() -> dict[str, list[str]]:
    """The modules of the package, and every module that importing them loads."""
    run = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", IMPORT_EVERYTHING],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answer: dict[str, list[str]] = json.loads(run.stdout)
    assert "mingxi.rules.catalogue.arithmetic.sum_mismatch" in answer["walked"]
    return answer


def test_the_core_imports_without_django_or_network(modules: dict[str, list[str]]) -> None:
    assert not {name for name in modules["loaded"] if name.split(".")[0] in {"django", "ninja"}}
    assert not NETWORK.intersection(modules["loaded"])


def test_the_core_imports_nothing_but_its_locked_dependencies(
    root: Path, modules: dict[str, list[str]]
) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)) | {"mingxi"}
    distributions = packages_distributions()
    loaded = {
        (name, distribution)
        for name in {module.split(".")[0] for module in modules["loaded"]}
        for distribution in distributions.get(name, [])
    }
    assert not {(name, owner) for name, owner in loaded if owner.lower() not in locked}
