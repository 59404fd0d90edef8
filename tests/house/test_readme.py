"""What the README shows is what its reader gets.

A ``console`` block below a line ``<!-- tested -->`` is run from the root of the repository: lines
that begin with ``$`` are the commands, the others what they print. A line ``…`` stands for any
number of lines.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

BLOCK = re.compile(r"^<!-- tested -->\n+```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY_LINES = "…\n"


class Step(NamedTuple):
    """A command and what the README says it prints."""

    command: str
    shown: str


def steps(markdown: str) -> list[Step]:
    """Read the commands of the tested blocks, in order."""
    found = []
    for block in BLOCK.findall(markdown):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            found.append(Step(command, shown))
    return found


def agrees(shown: str, printed: str) -> bool:
    """Tell whether the output is what is shown, up to blanks at line ends."""
    pattern = "(?:.*\n)*".join(re.escape(_trimmed(part)) for part in shown.split(ANY_LINES))
    return re.fullmatch(pattern, _trimmed(printed)) is not None


def _trimmed(text: str) -> str:
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)


def printed(command: str, folder: Path) -> str:
    """Run a command as a reader without colours would, and give what it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = {
        "PATH": path,
        "HOME": os.environ.get("HOME", ""),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return run.stdout


def test_the_readme_prints_what_it_shows(root: Path) -> None:
    told = steps((root / "README.md").read_text(encoding="utf-8"))
    assert told, "README.md has no ```console block below <!-- tested -->"
    for step in told:
        output = printed(step.command, root)
        assert agrees(step.shown, output), f"$ {step.command}\n{output}"


def test_blocks_without_the_mark_are_not_run() -> None:
    marked = "<!-- tested -->\n\n```console\n$ echo 1\n1\n```\n"
    assert steps("```console\n$ make install\n```\n" + marked) == [Step("echo 1", "1\n")]


@pytest.mark.parametrize(
    ("shown", "output", "agreed"),
    [
        ("a\nb\n", "a  \nb\n", True),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("a.\n", "ab\n", False),
        ("a\n", "a\nb\n", False),
    ],
)
def test_shown_and_printed_lines_are_compared(shown: str, output: str, agreed: bool) -> None:
    assert agrees(shown, output) is agreed
