"""Measure accuracy against the shared truth, and write the figures into the accuracy page.

Run by ``make accuracy DATE=2024-06-30``. The judges lie beside the truth (``MINGXI_SHARED``) and
know nothing of Mingxi but its JSON report. The words of the page are written by hand; only what
stands between its two marks is written here.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mingxi import __version__

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "accuracy.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

COMMAND = f"{shlex.quote(sys.executable)} -m mingxi.cli check --format json"

MEASURES = (
    "claims.recall",
    "claims.verdict",
    "claims.quiet",
    "claims.precision",
    "planted faults",
    "findings.recall",
    "findings.false",
    "amounts.recall",
    "amounts.precision",
    "citations.recall",
    "projects.found",
    "projects.false",
    "sections.found",
    "sections.false",
    "indicators.recall",
)

_MEASURED = re.compile(r"^(\S+) +(?:[\d.]+% +\((\d+) of (\d+)\)|(\d+))$", re.MULTILINE)
_PLANTED = re.compile(r"(\d+) of (\d+)")

Figures = dict[str, str]
"""What a set came to, by measure, as the page shows it."""


class TruthSet(NamedTuple):
    """Some texts, and the files that hold the truth about them."""

    name: str
    texts: Path
    gold: tuple[Path, ...]


def truth_sets(shared: Path) -> tuple[TruthSet, ...]:
    """Give the sets in the order of the page's columns."""
    heldin, gold = shared / "heldin" / "texts", shared / "heldin" / "gold"
    return (
        TruthSet("seeds", shared / "seeds", tuple(sorted((shared / "gold").glob("*.json")))),
        TruthSet("invented", heldin, tuple(sorted(gold.glob("d*.json")))),
        TruthSet("found", heldin, tuple(sorted(gold.glob("r*.json")))),
    )


def measure(shared: Path, truth: TruthSet) -> Figures:
    """Let both judges question Mingxi about one set."""
    with tempfile.TemporaryDirectory() as folder:
        for path in truth.gold:
            (Path(folder) / path.name).write_bytes(path.read_bytes())
        asked = ["--texts", str(truth.texts), "--gold", folder, "--command", COMMAND]
        scored = _said_by(shared / "eval" / "score.py", asked)
        planted = _said_by(shared / "eval" / "plant.py", asked)
    figures = {
        name: number or _share(int(hits), int(asked_for))
        for name, hits, asked_for, number in _MEASURED.findall(scored)
    }
    counts = _PLANTED.search(planted)
    if counts is None:
        sys.exit(f"plant.py gave no counts: {planted}")
    return figures | {"planted faults": _share(int(counts[1]), int(counts[2]))}


def _said_by(judge: Path, arguments: list[str]) -> str:
    judging = subprocess.run(  # noqa: S603 - the judges of the shared truth, asked as they document
        [sys.executable, judge, *arguments], capture_output=True, text=True, check=False
    )
    if judging.returncode:
        sys.exit(f"{judge.name} ended with {judging.returncode}:\n{judging.stderr}")
    return judging.stdout


def _share(hits: int, of: int) -> str:
    """Show a share with its counts; nothing asked for is no share."""
    return f"{hits / of:.1%} ({hits}/{of})" if of else "–"


def table(measured: Mapping[str, Figures], date: str) -> Iterator[str]:
    """Give the lines that stand between the marks of the page."""
    yield f"Version {__version__}, measured on {date}."
    yield ""
    yield "| measure | " + " | ".join(measured) + " |"
    yield "|---" * (len(measured) + 1) + "|"
    for name in MEASURES:
        row = (figures.get(name, "–") for figures in measured.values())
        yield f"| {name} | " + " | ".join(row) + " |"


def with_measures(page: str, lines: Iterator[str]) -> str:
    """Put the lines between the marks of the page; exit where the marks are not there."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        sys.exit(f"{PAGE.relative_to(ROOT)} lacks its marks {BEGIN} and {END}")
    return "".join((before, begin, "\n", "\n".join(lines), "\n", end, after))


def main() -> None:
    """Measure every set and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("date", help="the day to put on the page, such as 2024-06-30")
    parser.add_argument(
        "--shared",
        type=Path,
        default=Path(os.environ.get("MINGXI_SHARED", ROOT.parent / "shared")),
        help="the folder of shared truth (default: MINGXI_SHARED)",
    )
    wanted = parser.parse_args()
    if not (wanted.shared / "eval" / "score.py").is_file():
        sys.exit(f"no shared truth in {wanted.shared} (set MINGXI_SHARED to its folder)")
    measured = {truth.name: measure(wanted.shared, truth) for truth in truth_sets(wanted.shared)}
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_measures(page, table(measured, wanted.date)), encoding="utf-8")


if __name__ == "__main__":
    main()
