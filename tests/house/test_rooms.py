"""The contracts of ``.importlinter`` hold, and each of them catches the breach it is there for."""

import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

PURE = "The core knows nothing of Django or the network"
FLOORS = "A room imports only from the floors below"
STRANGERS = "No rule imports another rule"
DOORS = "Only documents (in and out) and reports (out) touch file-format libraries"
LIFE = "The office follows the life of a project"
INSIDE = "Inside an app: pages call services, services call selectors, all rest on models"
PRIVATE = "Only the address book opens an app's pages and API"

BREACHES = [
    pytest.param(PURE, "rules/catalogue/arithmetic/planted.py", "import django", id="django-rule"),
    pytest.param(PURE, "reports/planted.py", "import http.client", id="network-in-reports"),
    pytest.param(FLOORS, "prose/planted.py", "import mingxi.documents.document", id="prose-opens"),
    pytest.param(FLOORS, "documents/planted.py", "import mingxi.rules.finding", id="looks-up"),
    pytest.param(
        FLOORS, "quantities/planted.py", "import mingxi.places.span", id="ground-strangers"
    ),
    pytest.param(
        FLOORS,
        "corpus/planted.py",
        "import mingxi.reports.report",
        id="corpus-and-reports-strangers",
    ),
    pytest.param(FLOORS, "helpers/__init__.py", "", id="unplaced-room"),
    pytest.param(
        STRANGERS,
        "rules/catalogue/arithmetic/planted.py",
        "import mingxi.rules.catalogue.budget.neighbour",
        id="rule-asks-a-rule",
    ),
    pytest.param(DOORS, "prose/planted.py", "import lxml.etree", id="format-library-in-prose"),
    pytest.param(DOORS, "cli/planted.py", "import docx", id="format-library-in-cli"),
    pytest.param(PURE, "cli/planted.py", "import mingxi.office.settings", id="office-in-cli"),
    pytest.param(
        FLOORS, "office/commands/planted.py", "import mingxi.cli.main", id="cli-in-office"
    ),
    pytest.param(DOORS, "office/frame/planted.py", "import openpyxl", id="format-in-office"),
    pytest.param(
        LIFE, "office/events/services.py", "import mingxi.office.people.models", id="log-looks-up"
    ),
    pytest.param(
        LIFE, "office/people/services.py", "import mingxi.office.budget.models", id="budget-first"
    ),
    pytest.param(LIFE, "office/treasury/__init__.py", "", id="unplaced-app"),
    pytest.param(
        INSIDE,
        "office/people/models.py",
        "import mingxi.office.people.pages.urls",
        id="model-opens-pages",
    ),
    pytest.param(INSIDE, "office/people/utils.py", "", id="stray-module-in-an-app"),
    pytest.param(
        PRIVATE,
        "office/desk/pages/planted.py",
        "import mingxi.office.people.pages.urls",
        id="page-of-another-app",
    ),
]


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the package and of its contracts, where a breach may be planted."""
    shutil.copy(root / ".importlinter", tmp_path)
    shutil.copytree(
        root / "src" / "mingxi", tmp_path / "mingxi", ignore=shutil.ignore_patterns("__pycache__")
    )
    neighbour = tmp_path / "mingxi" / "rules" / "catalogue" / "budget" / "neighbour.py"
    neighbour.write_text('"""A rule that nobody else may import."""\n', encoding="utf-8")
    return tmp_path


def verdicts(folder: Path, contract: str = "") -> str:
    """Run the contracts, or the one of this name, over the package that lies in ``folder``."""
    command: list[str | Path] = [
        Path(sys.executable).with_name("lint-imports"),
        "--no-cache",
        "--no-logo",
    ]
    if contract:
        contracts = ConfigParser()
        contracts.read(folder / ".importlinter", encoding="utf-8")
        (section,) = (one for one in contracts if contracts[one].get("name") == contract)
        command += ["--contract", section.rpartition(":")[2]]
    run = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


def test_the_rooms_keep_their_contracts(copy: Path) -> None:
    assert "7 kept, 0 broken" in verdicts(copy)


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_planted_breach_is_caught(copy: Path, contract: str, file: str, line: str) -> None:
    planted = copy / "mingxi" / file
    planted.parent.mkdir(exist_ok=True)
    planted.write_text(f"{line}\n", encoding="utf-8")
    assert f"{contract} BROKEN" in verdicts(copy, contract)
