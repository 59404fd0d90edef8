"""Commands that are installed beside our own are listed, or left out, or their fault is told."""

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest

from mingxi.cli import installed


def bringing(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Let the installation bring one command."""
    point = EntryPoint("brought", value, installed.GROUP)

    def entry_points(**wanted: str) -> EntryPoints:
        return EntryPoints([point]).select(**wanted)

    monkeypatch.setattr(installed, "entry_points", entry_points)


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module that an installation could bring."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path / f"brought_{tmp_path.name.replace('-', '_')}.py"


COMMAND = """
from mingxi.languages import say
from mingxi.speaking import SpokenCommand
brought = SpokenCommand("brought", callback=lambda: print("ran"), says=say("x"), examples=say("x"))
"""


def test_a_command_that_is_installed_is_listed_and_runs(
    call: Any, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module.write_text(COMMAND, encoding="utf-8")
    bringing(monkeypatch, f"{module.stem}:brought")
    assert "\n网页系统：\n  brought  x\n" in call().stdout
    assert call("brought").stdout == "ran\n"


def test_a_command_whose_library_is_missing_is_left_out(
    call: Any, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module.write_text("import a_library_that_nobody_has\n" + COMMAND, encoding="utf-8")
    bringing(monkeypatch, f"{module.stem}:brought")
    assert "网页系统" not in call().stdout
    assert "没有“brought”这个命令" in call("brought").stderr


def test_a_module_of_ours_that_is_missing_is_our_fault(
    call: Any, module: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module.write_text("import mingxi.a_room_that_is_gone\n" + COMMAND, encoding="utf-8")
    bringing(monkeypatch, f"{module.stem}:brought")
    assert isinstance(call("brought").exception, ModuleNotFoundError)
