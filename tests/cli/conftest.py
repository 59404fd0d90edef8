"""Invented files, and a way to call the command line inside the test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mingxi.cli.main import main

GOOD = "青禾县购置图书200册，每册35元，共需0.7万元。\n"
WRONG = "青禾县购置图书200册，每册35元，共需0.8万元。\n"

Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call ``mingxi`` with these words, in Chinese unless they say otherwise."""
    monkeypatch.delenv("MINGXI_LANG", raising=False)
    monkeypatch.delenv("MINGXI_DEBUG", raising=False)

    def called(*words: str | Path, given: bytes | None = None) -> Result:
        return CliRunner().invoke(main, list(map(str, words)), given, prog_name="mingxi")

    return called


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A text whose figures agree."""
    path = tmp_path / "好.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A text whose figures do not agree."""
    path = tmp_path / "错.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twenty texts, two of which cannot be read."""
    folder = tmp_path / "年度"
    folder.mkdir()
    for number in range(20):
        text = f"第{number + 1}份。{GOOD if number % 3 else WRONG}"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "07.txt").write_bytes(b"\xff\xfe\xfa")
    (folder / "13.docx").write_bytes(b"\0no word")
    return folder
