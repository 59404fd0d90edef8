"""The promised accuracy, measured against shared truth by the scorer that lies beside it.

``docs/reference/accuracy.md`` tells what each measure asks and where we stand.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.shared

CHECK = (sys.executable, "-m", "mingxi.cli", "check", "--format", "json")

Figures = dict[str, float]
"""A measure's share of the truth (0 to 1), or a count where the measure is one."""


class TruthSet(NamedTuple):
    """Some texts and the truth about them."""

    texts: Path
    gold: Path


@pytest.fixture(scope="session")
def seeds_truth(shared: Path) -> TruthSet:
    return TruthSet(shared / "seeds", shared / "gold")


@pytest.fixture(scope="session")
def heldin_truth(shared: Path) -> TruthSet:
    return TruthSet(shared / "heldin" / "texts", shared / "heldin" / "gold")


@pytest.fixture(scope="session")
def seeds(shared: Path, seeds_truth: TruthSet, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return score(shared, seeds_truth, tmp_path_factory.mktemp("seeds") / "report.json")


@pytest.fixture(scope="session")
def heldin(
    shared: Path, heldin_truth: TruthSet, tmp_path_factory: pytest.TempPathFactory
) -> Figures:
    return score(shared, heldin_truth, tmp_path_factory.mktemp("heldin") / "report.json")


def score(shared: Path, truth: TruthSet, report: Path) -> Figures:
    """Check the texts once, and lay the one report over their truth."""
    with report.open("wb") as out:
        check = subprocess.run([*CHECK, truth.texts], stdout=out, check=False)
    assert check.returncode in (0, 1)
    scored = judged(shared / "eval" / "score.py", truth, "--report", str(report), "--json")
    figures: Figures = json.loads(scored)
    return figures


def judged(judge: Path, truth: TruthSet, *options: str) -> str:
    """Give what one of the shared judges prints of a set."""
    judging = subprocess.run(
        [sys.executable, judge, "--texts", truth.texts, "--gold", truth.gold, *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert judging.returncode == 0, judging.stderr
    return judging.stdout


@pytest.mark.parametrize("part", ["projects", "sections"])
def test_every_part_of_the_seeds_is_found_and_none_besides(seeds: Figures, part: str) -> None:
    assert seeds[f"{part}.found"] == 1
    assert seeds[f"{part}.false"] == 0


def test_every_citation_of_the_seeds_is_read(seeds: Figures) -> None:
    assert seeds["citations.recall"] == 1


def test_the_claims_of_the_seeds_are_found(seeds: Figures) -> None:
    assert seeds["claims.recall"] >= 0.97


@pytest.mark.parametrize("measure", ["claims.verdict", "claims.quiet"])
def test_no_claim_of_the_seeds_is_misjudged(seeds: Figures, measure: str) -> None:
    assert seeds[measure] == 1


def test_nothing_in_the_seeds_is_accused_wrongly(seeds: Figures) -> None:
    assert seeds["findings.false"] == 0


@pytest.mark.parametrize("measure", ["amounts.recall", "amounts.precision"])
def test_amounts_are_read_and_not_invented(heldin: Figures, measure: str) -> None:
    assert heldin[measure] >= 0.99


@pytest.mark.parametrize(
    ("measure", "share"),
    [
        ("claims.recall", 0.93),
        ("claims.verdict", 0.98),
        ("claims.quiet", 0.99),
        ("citations.recall", 0.97),
    ],
)
def test_texts_of_many_kinds_are_understood(heldin: Figures, measure: str, share: float) -> None:
    assert heldin[measure] >= share


def test_texts_of_many_kinds_are_hardly_ever_accused_wrongly(heldin: Figures) -> None:
    assert heldin["findings.false"] <= 3


def test_a_changed_digit_in_a_proven_result_is_noticed(
    shared: Path, seeds_truth: TruthSet, heldin_truth: TruthSet
) -> None:
    command = f'"{sys.executable}" {" ".join(CHECK[1:])}'
    found = planted = 0
    for truth in (seeds_truth, heldin_truth):
        said = judged(shared / "eval" / "plant.py", truth, "--command", command)
        counts = re.search(r"(\d+) of (\d+)", said)
        assert counts, said
        found += int(counts[1])
        planted += int(counts[2])
    assert found / planted >= 0.95, f"{found} of {planted}"
