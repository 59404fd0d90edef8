"""Many files on one process and on two: the whole command, from its start to the last line.

The command is started anew each time, as its user starts it, so the start of Python and of the
processes counts. Wall-clock time: what else the machine does is felt here.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring.rounds import interleaved, ratios, spread
from measuring.sheet import Sheet
from measuring.texts import invented_text

FILES = 600
ROUNDS = 5


def checking(folder: str, jobs: int) -> Callable[[], None]:
    """Give the turn that checks a folder with so many processes."""
    command = [sys.executable, "-m", "mingxi.cli", "check", "--format", "json"]
    command += ["--fail-on", "never", "--jobs", str(jobs), folder]
    return lambda: _run(command)


def _run(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        characters = 0
        for number in range(FILES):
            text = invented_text(number)
            characters += len(text)
            (Path(folder) / f"{number:04}.txt").write_text(text, encoding="utf-8")
        turns = {f"--jobs {jobs}": checking(folder, jobs) for jobs in (1, 2)}
        taken = interleaved(turns, ROUNDS, time.perf_counter)
    sheet = Sheet("many_files", "Checking many files, whole command", [])
    for name, seconds in taken.items():
        middle, least, greatest = spread(seconds)
        sheet.row(
            what=name,
            seconds=f"{middle:.2f}",
            range=f"{least:.2f}–{greatest:.2f}",
            files_per_second=f"{FILES / middle:,.0f}",
            characters_per_second=f"{characters / middle:,.0f}",
        )
    one, two = taken.values()
    ratio, low, high = ratios(two, one)
    sheet.note(f"two processes are {ratio:.2f} times as fast as one [{low:.2f}–{high:.2f}]")
    busy = f"; the machine's load at the end: {os.getloadavg()[0]:.1f}"
    sheet.note(f"{FILES} invented files, {characters:,} characters; {ROUNDS} rounds{busy}")
    sheet.finish()


if __name__ == "__main__":
    main()
