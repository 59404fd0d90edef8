"""Write what commands print into the pages that show them.

A ``console`` block below a line ``<!-- tested -->`` is run from the root of the repository, the way
``tests/house/test_readme.py`` runs it, and its output is replaced. A block that leaves lines out
(``…``) is left as it is, since only its author knows what matters in it.
"""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(?<=^<!-- tested -->\n\n```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…\n"


def pages() -> Iterator[Path]:
    """Give the pages that may show commands."""
    yield from sorted(ROOT.glob("README*.md"))
    yield from sorted((ROOT / "docs").rglob("*.md"))


def filled(markdown: str) -> str:
    """Give a page with the output of its commands as it is today."""
    return BLOCK.sub(lambda block: _run(block[1]), markdown)


def _run(block: str) -> str:
    if LEFT_OUT in block:
        return block
    commands = re.findall(r"^\$ (.*)$", block, flags=re.MULTILINE)
    return "".join(f"$ {command}\n{_printed(command)}" for command in commands)


def _printed(command: str) -> str:
    """Run a command as a reader without colours would, and give what it prints."""
    surroundings = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "COLUMNS": "100",
    }
    run = subprocess.run(  # noqa: S602 - the commands are those of our own pages
        command,
        shell=True,
        executable="/bin/bash",
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return re.sub(r"[ \t]+$", "", run.stdout, flags=re.MULTILINE)


def main() -> int:
    """Write the pages, or with ``--check`` name those that are not up to date."""
    parser = argparse.ArgumentParser(description="Write into the pages what commands print.")
    parser.add_argument("--check", action="store_true", help="write nothing, name stale pages")
    check = parser.parse_args().check
    stale = 0
    for path in pages():
        markdown = path.read_text(encoding="utf-8")
        fresh = filled(markdown)
        if fresh == markdown:
            continue
        stale += 1
        print(path.relative_to(ROOT))
        if not check:
            path.write_text(fresh, encoding="utf-8", newline="\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
