"""What the documentation shows is what its reader gets: commands, Python, links, pictures, help."""

import doctest
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mingxi.cli.main import main
from mingxi.office.people.reckoning.roles import DECISIONS, Role
from mingxi.office.people.reckoning.units import UnitKind
from mingxi.reports import report

ROOT = Path(__file__).parents[2]
# The pages of the rules are generated, and have a test of their own.
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("README*.md", "examples/*.md", "docs/**/*.md")
    for path in ROOT.glob(pattern)
    if path.parent.name != "rules"
)
SESSION = re.compile(r"^<!-- tested -->\n+```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#([^)\s]+))?\)")
PLAIN = re.compile(r"```.*?^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def readme() -> dict[str, Any]:
    """The test of the README, which knows how a tested block is read and run."""
    return runpy.run_path(str(Path(__file__).with_name("test_readme.py")))


@pytest.mark.parametrize("page", [page for page in PAGES if page != "README.md"])
def test_a_page_prints_what_it_shows(root: Path, readme: dict[str, Any], page: str) -> None:
    for step in readme["steps"]((root / page).read_text(encoding="utf-8")):
        output = readme["printed"](step.command, root)
        assert readme["agrees"](step.shown, output), f"$ {step.command}\n{output}"


@pytest.mark.parametrize(
    "page", [page for page in PAGES if SESSION.search((ROOT / page).read_text(encoding="utf-8"))]
)
def test_a_page_says_what_python_answers(
    root: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    session = "\n".join(SESSION.findall((root / page).read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(session, {}, page, page, 0)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_leads_somewhere(root: Path, page: str) -> None:
    text = PLAIN.sub("", (root / page).read_text(encoding="utf-8"))
    targets = [target for target, _ in LINK.findall(text) if "://" not in target]
    assert not [target for target in targets if not ((root / page).parent / target).exists()]


def test_every_page_is_in_the_index(root: Path) -> None:
    index = root / "docs" / "README.md"
    linked = {
        (index.parent / target).resolve() for target, _ in LINK.findall(index.read_text("utf-8"))
    }
    kinds = ("start", "how-to", "why", "reference")
    pages = {path for kind in kinds for path in (root / "docs" / kind).glob("*.md")}
    assert not {path.name for path in pages if path not in linked}


def test_the_reference_has_the_help_of_every_command(root: Path) -> None:
    page = (root / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for name in main.commands:
        assert f"\n## mingxi {name}\n" in page
        assert f"\n$ mingxi {name} --help --lang en\nUsage: mingxi {name} " in page


def test_the_reference_has_every_member_of_the_report(root: Path) -> None:
    page = (root / "docs" / "reference" / "report.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`([^`]+)`", page))))
    named |= {"start", "end", "text", "unit"}
    kinds = (
        report.Report,
        report.Document,
        report.Project,
        report.Amount,
        report.Claim,
        report.Finding,
    )
    for kind in kinds:
        assert not set(kind.__annotations__) - named, kind


@pytest.mark.parametrize("tongue", ["", ".zh-CN"])
def test_running_the_office_names_every_setting(root: Path, tongue: str) -> None:
    page = (root / "docs" / "how-to" / f"run-the-office{tongue}.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    asked = re.compile(r"environ\w*\.get\(\s*\"(MINGXI_\w+|DATABASE_URL)\"")
    rooms = (root / "src" / "mingxi" / "office").rglob("*.py")
    read = {name for room in rooms for name in asked.findall(room.read_text(encoding="utf-8"))}
    assert {"MINGXI_DATA", "DATABASE_URL"} < read
    assert not read - told


@pytest.mark.parametrize("tongue", ["", ".zh-CN"])
def test_people_and_roles_names_every_role_decision_and_kind_of_unit(
    root: Path, tongue: str
) -> None:
    page = (root / "docs" / "how-to" / f"people-and-roles{tongue}.md").read_text(encoding="utf-8")
    tables = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    cells = set(re.findall(r"[\u4e00-\u9fff（）]+", tables))
    assert {role.label for role in Role} <= cells
    assert {decision.name for decision in DECISIONS} <= cells
    assert {kind.label for kind in UnitKind} <= cells


@pytest.mark.parametrize("script", ["make_pictures.py", "make_screenshots.py"])
def test_the_pictures_show_the_report_of_today(root: Path, script: str) -> None:
    run = subprocess.run(
        [sys.executable, root / "scripts" / script, "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"run scripts/{script}: {run.stdout}{run.stderr}"
