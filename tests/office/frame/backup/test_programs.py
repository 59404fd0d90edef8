import os
import sys
from pathlib import Path

import pytest

from mingxi.office.frame.backup import programs
from mingxi.office.frame.backup.programs import ProgramError, program, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-ins are shell scripts")


@pytest.fixture(autouse=True)
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.delenv("MINGXI_PG_BIN", raising=False)
    monkeypatch.setattr(programs, "_DEBIAN", tmp_path / "debian")


def installed(folder: Path, version: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pg_dump"
    path.write_text(f"#!/bin/sh\necho 'pg_dump (PostgreSQL) {version}'\n")
    path.chmod(0o755)
    return str(path)


def test_the_program_of_the_servers_own_version_is_taken(tmp_path: Path) -> None:
    installed(tmp_path / "path", "18.1")
    own = installed(tmp_path / "debian" / "16" / "bin", "16.4")
    installed(tmp_path / "debian" / "15" / "bin", "15.2 (Debian 15.2-1)")
    assert program("pg_dump", 16) == own


def test_else_the_nearest_newer_one(tmp_path: Path) -> None:
    installed(tmp_path / "path", "18.1")
    newer = installed(tmp_path / "debian" / "17" / "bin", "17.0")
    assert program("pg_dump", 16) == newer


def test_a_folder_that_is_named_goes_before_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(tmp_path / "path", "16.1")
    named = installed(tmp_path / "named", "16.2")
    monkeypatch.setenv("MINGXI_PG_BIN", str(tmp_path / "named"))
    assert program("pg_dump", 16) == named


def test_an_absent_or_too_old_program_is_told_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(ProgramError, match=r"本机没有找到.*MINGXI_PG_BIN"):
        program("pg_dump", 16)
    old = installed(tmp_path / "path", "15.2")
    with pytest.raises(ProgramError, match=f"本机只有 {old}（15）"):
        program("pg_dump", 16)


def test_a_program_that_fails_is_told_in_its_own_words() -> None:
    code = "import sys; sys.exit('no room left')"
    with pytest.raises(ProgramError, match="no room left"):
        run([sys.executable, "-c", code], {})
