"""Progress is shown to those who wait, and never among the results."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

CALL = [sys.executable, "-m", "mingxi.cli", "check", "--format", "json", "--jobs", "1"]
SURROUNDINGS = {
    **os.environ,
    "PYTHONUTF8": "1",
    "TERM": "xterm",
    "COLUMNS": "80",
    "MINGXI_LANG": "zh",
}


def test_progress_goes_to_the_terminal_while_results_go_to_a_file(
    folder: Path, tmp_path: Path
) -> None:
    ours, theirs = pty.openpty()
    out = tmp_path / "报告.json"
    with out.open("wb") as file:
        run = subprocess.run(
            [*CALL, folder], stdout=file, stderr=theirs, env=SURROUNDINGS, check=False
        )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode(errors="replace")
    os.close(ours)
    assert run.returncode == 2
    assert "已检查 " in shown
    assert json.loads(out.read_text(encoding="utf-8"))["summary"]["documents"] == 21


def test_nobody_who_does_not_watch_is_shown_progress(folder: Path) -> None:
    run = subprocess.run([*CALL, folder], capture_output=True, env=SURROUNDINGS, check=False)
    assert run.stderr == b""
