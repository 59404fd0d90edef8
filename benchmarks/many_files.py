"""Many files on one process and on two: the whole command, from its start to the last line.

The command is started anew each time, as its user starts it, so the start of Python and of the
processes counts. What two processes can gain is the machine's to say, in the same rounds: a loop
that only counts is parted between two, and so are the files, between two commands that share
nothing. Wall-clock time: what else the machine does is felt here.
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

FILES = 2000
ROUNDS = 5
STEPS = 60_000_000
COUNTING = "total = 0\nfor step in range({steps}): total += step * step % 7"


def checking(jobs: int, *folders: str) -> Callable[[], None]:
    """Give the turn that checks folders: a command to each, with so many processes each."""
    command = [sys.executable, "-m", "mingxi.cli", "check", "--format", "json"]
    command += ["--fail-on", "never", "--jobs", str(jobs)]
    return lambda: _run_together([[*command, folder] for folder in folders])


def counting(processes: int) -> Callable[[], None]:
    """Give the turn that parts a loop between so many processes that share nothing."""
    code = COUNTING.format(steps=STEPS // processes)
    return lambda: _run_together([[sys.executable, "-c", code]] * processes)


def _run_together(commands: list[list[str]]) -> None:
    nowhere = subprocess.DEVNULL
    running = [subprocess.Popen(each, stdout=nowhere, stderr=nowhere) for each in commands]
    statuses = [process.wait() for process in running]
    assert not any(statuses)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        halves = [str(Path(folder, half)) for half in ("1", "2")]
        characters = 0
        for number in range(FILES):
            text = invented_text(number)
            characters += len(text)
            path = Path(halves[number % 2], f"{number:04}.txt")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        turns = {"--jobs 1": checking(1, folder), "loop on 1": counting(1)}
        turns |= {"--jobs 2": checking(2, folder), "loop on 2": counting(2)}
        turns |= {"two halves": checking(1, *halves)}
        taken = interleaved(turns, ROUNDS, time.perf_counter)
    sheet = Sheet("many_files", "Checking many files, whole command", [])
    for name, seconds in taken.items():
        middle, least, greatest = spread(seconds)
        files = 0 if name.startswith("loop") else FILES
        sheet.row(
            what=name,
            seconds=f"{middle:.2f}",
            range=f"{least:.2f}–{greatest:.2f}",
            files_per_second=f"{files / middle:,.0f}" if files else "",
            characters_per_second=f"{characters / middle:,.0f}" if files else "",
        )
    one, loop_one, two, loop_two, apart = taken.values()
    gain, low, high = ratios(two, one)
    sheet.note(f"two processes are {gain:.2f} times as fast as one [{low:.2f}–{high:.2f}]")
    alone, low, high = ratios(apart, one)
    sheet.note(f"two commands on half each are {alone:.2f} times as fast [{low:.2f}–{high:.2f}]")
    possible, low, high = ratios(loop_two, loop_one)
    sheet.note(f"a loop on two is {possible:.2f} times as fast as on one [{low:.2f}–{high:.2f}]")
    rounds = zip(one, two, loop_one, loop_two, strict=True)
    share, low, high = spread([(a / b) / (c / d) for a, b, c, d in rounds])
    sheet.note(f"gained of what could be, round by round: {share:.2f} [{low:.2f}–{high:.2f}]")
    busy = f"; the machine's load at the end: {os.getloadavg()[0]:.1f}"
    sheet.note(f"{FILES} invented files, {characters:,} characters; {ROUNDS} rounds{busy}")
    sheet.finish()


if __name__ == "__main__":
    main()
