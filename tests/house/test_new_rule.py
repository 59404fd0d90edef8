"""``make rule`` begins a rule that the linters accept, and refuses what is taken or malformed."""

import subprocess
import sys
from pathlib import Path

import pytest

from mingxi.rules.rule import AcrossRule, Rule

WANTED = {"--name": "figure-astray", "--code": "AR999", "--family": "arithmetic"}


def begin(root: Path, folder: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run the script on an empty folder, with one of its words changed."""
    words = WANTED | {f"--{name}": value for name, value in changed.items()} | {"--root": folder}
    arguments = [str(part) for pair in words.items() for part in pair]
    return subprocess.run(
        [sys.executable, root / "scripts" / "new_rule.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def begun(root: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A rule file and a case file as the script writes them."""
    run = begin(root, tmp_path)
    assert run.returncode == 0, run.stderr
    rule = tmp_path / "src" / "mingxi" / "rules" / "catalogue" / "arithmetic" / "figure_astray.py"
    return rule, tmp_path / "tests" / "rules" / "cases" / "AR999.md"


def test_a_new_rule_has_its_page(begun: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(begun[0].parent)
    rule = __import__("figure_astray").check
    assert isinstance(rule, Rule)
    assert (rule.code, rule.name, rule.family.folder) == ("AR999", "figure-astray", "arithmetic")


def test_a_new_rule_across_documents_is_given_cards(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begin(root, tmp_path, family="across", code="XD999", name="figure-abroad")
    assert run.returncode == 0, run.stderr
    monkeypatch.syspath_prepend(tmp_path / "src" / "mingxi" / "rules" / "catalogue" / "across")
    assert isinstance(__import__("figure_abroad").check, AcrossRule)


@pytest.mark.parametrize("words", [["check", "--no-cache"], ["format", "--check", "--no-cache"]])
def test_a_new_rule_passes_the_linter(
    root: Path, tmp_path: Path, begun: tuple[Path, Path], words: list[str]
) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    run = subprocess.run(
        [ruff, *words, "--config", root / "pyproject.toml", begun[0].relative_to(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout


def test_a_new_case_file_has_a_loud_and_a_quiet_case(begun: tuple[Path, Path]) -> None:
    loud, quiet = begun[1].read_text(encoding="utf-8").split("\n## ")[1:]
    assert "⟦" in loud
    assert "⟦" not in quiet


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"name": "sum-mismatch"}, "AR102 sum-mismatch exists already"),
        ({"code": "AR102"}, "AR102 sum-mismatch exists already"),
        ({"name": "Figure Astray"}, "NAME=Figure Astray"),
        ({"code": "BU101"}, "needs AR and three digits"),
        ({"family": "arithmetics"}, "choose one of arithmetic, budget"),
        ({"name": ""}, "NAME="),
    ],
)
def test_a_rule_is_refused(
    root: Path, tmp_path: Path, changed: dict[str, str], complaint: str
) -> None:
    run = begin(root, tmp_path, **changed)
    assert run.returncode == 2
    assert complaint in run.stderr
    assert not list(tmp_path.iterdir())


def test_a_file_that_exists_is_kept(root: Path, begun: tuple[Path, Path], tmp_path: Path) -> None:
    begun[0].write_text("mine", encoding="utf-8")
    run = begin(root, tmp_path)
    assert "figure_astray.py exists already" in run.stderr
    assert begun[0].read_text(encoding="utf-8") == "mine"
