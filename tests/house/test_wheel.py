"""What is installed is whole: catalogues compiled, data beside the code, nothing of others."""

import subprocess
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest

ENGLISH = "mingxi/languages/en/LC_MESSAGES/mingxi.mo"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The wheel as the build makes it."""
    folder = tmp_path_factory.mktemp("wheel")
    run = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    with ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def test_the_wheel_holds_the_package_and_its_data(root: Path, wheel: ZipFile) -> None:
    run = subprocess.run(
        ["git", "ls-files", "-z", "src/mingxi"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    kept = {name.removeprefix("src/") for name in run.stdout.split("\0") if name}
    assert not kept.difference(wheel.namelist())


def test_the_wheel_holds_nothing_else(wheel: ZipFile) -> None:
    folders = {name.split("/")[0] for name in wheel.namelist()}
    assert sorted(folder.split("-")[0] for folder in folders) == ["mingxi", "mingxi"]


def test_the_english_catalogue_is_compiled(wheel: ZipFile) -> None:
    with wheel.open(ENGLISH) as file:
        assert GNUTranslations(file).info()["language"] == "en"
