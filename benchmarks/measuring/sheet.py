"""The figures of one benchmark: a small table on the terminal, a JSON file when asked for."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

_RESULTS = Path(__file__).parents[1] / "results"


class Sheet:
    """One benchmark's figures, with the machine and the versions they hold for."""

    def __init__(self, name: str, title: str, packages: Sequence[str]) -> None:
        self._name, self._title = name, title
        self._versions = {package: version(package) for package in ("mingxi", *packages)}
        self._rows: list[dict[str, str]] = []
        self._notes: list[str] = []

    def row(self, **cells: str) -> None:
        """Add a line of figures; the first line names the columns."""
        self._rows.append(cells)

    def note(self, text: str) -> None:
        """Add what a reader must know to trust the figures."""
        self._notes.append(text)

    def finish(self) -> None:
        """Print the sheet, and write it where ``--write`` was said."""
        parser = argparse.ArgumentParser(description=self._title)
        parser.add_argument("--write", action="store_true", help="keep the figures as JSON")
        wanted = parser.parse_args()
        self._print()
        if wanted.write:
            _RESULTS.mkdir(exist_ok=True)
            told = {
                "benchmark": self._name,
                "title": self._title,
                "machine": machine(),
                "versions": self._versions,
                "rows": self._rows,
                "notes": self._notes,
            }
            text = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
            (_RESULTS / f"{self._name}.json").write_text(text, encoding="utf-8")

    def _print(self) -> None:
        print(f"\n{self._title}")
        versions = ", ".join(f"{name} {number}" for name, number in self._versions.items())
        print(f"{machine()}; {versions}\n")
        columns = list(self._rows[0])
        lines = [columns, *([row.get(name, "") for name in columns] for row in self._rows)]
        widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
        for line in lines:
            first, *rest = (
                cell.ljust(width) if at == 0 else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
            print("  ".join(("", first, *rest)).rstrip())
        for text in self._notes:
            print(f"  {text}")


def machine() -> str:
    """Name processor, system and Python, as far as the system tells them."""
    model = platform.processor() or platform.machine()
    told = Path("/proc/cpuinfo")
    if told.is_file():
        names = (line for line in told.read_text().splitlines() if line.startswith("model name"))
        model = next(names, model).partition(":")[2].strip() or model
    implementation = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} × {model}, {platform.system()}, {implementation}"


def on_one_core() -> None:
    """Keep this process on one core, where the system lets it choose."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
