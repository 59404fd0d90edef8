"""LibreOffice is run apart from everything, within its time, and leaves nothing behind."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mingxi.documents import DocumentError, conversion, read_document
from mingxi.documents.conversion import converted, office_suite

RTF = rb"{\rtf1\ansi\ansicpg936 \u36816?\u36716?\u32463?\u36153?}"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def program(folder: Path, lines: str) -> str:
    """Write a program that stands for LibreOffice: its last two arguments are folder and file."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def test_a_file_is_converted_and_nothing_stays_behind(office_suite: str, temporary: Path) -> None:
    word = converted(office_suite, RTF, ".rtf", "docx")
    assert read_document("示例.docx", word).text == "运转经费\n"
    assert list(temporary.iterdir()) == []


def test_two_conversions_at_once_do_not_meet(office_suite: str) -> None:
    with ThreadPoolExecutor(2) as threads:
        both = list(threads.map(lambda _: converted(office_suite, RTF, ".rtf", "docx"), range(2)))
    assert [read_document("示例.docx", word).text for word in both] == ["运转经费\n"] * 2


def test_a_conversion_without_result_has_failed(tmp_path: Path, temporary: Path) -> None:
    with pytest.raises(DocumentError) as refusal:
        converted(program(tmp_path, "exit 0"), RTF, ".rtf", "docx")
    assert refusal.value.code == "conversion-failed"
    assert list(temporary.iterdir()) == []


def test_after_its_time_a_program_is_killed_with_all_it_started(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Long enough for a shell to have begun.
    monkeypatch.setattr(conversion, "CONVERSION_SECONDS_MAX", 3)
    child = tmp_path / "child"
    endless = program(tmp_path, f"sleep 600 & echo $! > {child}; wait")
    with pytest.raises(DocumentError) as refusal:
        converted(endless, RTF, ".rtf", "docx")
    assert refusal.value.code == "conversion-timeout"
    assert list(temporary.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        _await_end(int(child.read_text()))


def _await_end(process: int) -> None:
    """Wait until a killed process is gone; its parent is dead, so nobody reports its end."""
    for _ in range(10_000_000):
        status = Path(f"/proc/{process}/stat")
        if status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z":
            raise ProcessLookupError
        os.kill(process, 0)


def test_a_result_beyond_the_limit_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The limit on what a program writes would stop it first.
    monkeypatch.setattr(conversion, "_limit_files", lambda _: None)
    writing = program(tmp_path, "mkdir converted; head -c 4000 /dev/zero > converted/document.docx")
    assert len(converted(writing, RTF, ".rtf", "docx")) == 4000
    monkeypatch.setattr(conversion, "FILE_BYTES_MAX", 3999)
    with pytest.raises(DocumentError) as refusal:
        converted(writing, RTF, ".rtf", "docx")
    assert refusal.value.code == "too-large"


def test_the_program_sees_no_setting_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "1")
    printing = program(tmp_path, "mkdir converted; env > converted/document.docx")
    seen = converted(printing, RTF, ".rtf", "docx").decode()
    assert "SECRET" not in seen
    assert "HOME=" in seen


def test_the_suite_is_looked_for_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office_suite() is None
    assert program(tmp_path, "exit 0") == office_suite()
