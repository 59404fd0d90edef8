"""A line with money on it, references that never repeat, and databases for real processes."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from mingxi.office.budget.models import Arrangement, Ceiling, FiscalYear, Line
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.proposing import COUNTY_BUDGET
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.reckoning.rounds import BudgetRound
from mingxi.office.budget.services import approve_budget, issue_allotment, open_line
from mingxi.office.budget.services.ceilings import set_ceiling
from mingxi.office.budget.services.controls import set_control_figures
from mingxi.office.budget.services.issuing import issue_controls
from mingxi.office.budget.services.spreading import checked_spread, hand_in_spread
from mingxi.office.budget.services.years import move_to_round, open_fiscal_year
from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    ItemFigure,
    TextVersion,
    WorkingDraft,
)
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form, sha256_of
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Stage,
)
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role

PROGRAMS = Path(__file__).parent / "programs"
ISSUED_FEN = 1_000_00


@pytest.fixture
def reference() -> Callable[[], Reference]:
    """Give a reference that was never used."""
    numbers = count(1)
    return lambda: Reference(f"test-{next(numbers)}", "云测预〔2026〕1号")


@pytest.fixture
def dimensions() -> Dimensions:
    return Dimensions(
        project_code="530923250001",
        unit_code="301001",
        fiscal_year=2026,
        fund_kind="general",
        level="county",
        function_code="2010301",
        dept_econ_code="30201",
        gov_econ_code="50201",
    )


@pytest.fixture
def line(dimensions: Dimensions, reference: Callable[[], Reference]) -> Line:
    """A line to which 1,000 yuan were issued."""
    line = open_line(dimensions=dimensions, by=SYSTEM)
    portions = [Portion(line.pk, ISSUED_FEN)]
    approve_budget(portions=portions, reference=reference(), by=SYSTEM)
    issue_allotment(portions=portions, reference=reference(), by=SYSTEM)
    return line


@pytest.fixture
def other_line(dimensions: Dimensions) -> Line:
    """A line of another economic class, with nothing on it."""
    return open_line(dimensions=dimensions._replace(dept_econ_code="30202"), by=SYSTEM)


@dataclass(frozen=True)
class OwnDatabase:
    """A database that processes of their own write to, and commit."""

    environment: Mapping[str, str]

    def start(self, program: str, *arguments: object) -> "subprocess.Popen[str]":
        """Start a program of this folder in a process of its own."""
        command = [sys.executable, str(PROGRAMS / program), *map(str, arguments)]
        return subprocess.Popen(
            command,
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, program: str, *arguments: object) -> str:
        """Run a program to its end, and give what it printed."""
        process = self.start(program, *arguments)
        out, _ = process.communicate()
        assert process.returncode == 0, out
        return out

    def ask(self, statement: str) -> tuple[Any, ...]:
        """Ask for one row, in a connection of the test's own."""
        address = self.environment["DATABASE_URL"]
        if address.startswith("sqlite"):
            path = address.removeprefix("sqlite:///")
            with closing(sqlite3.connect(path, timeout=600, isolation_level=None)) as database:
                return tuple(database.execute(statement).fetchone() or ())
        with psycopg.connect(address, autocommit=True) as server:
            cursor = server.execute(statement)
            return (cursor.fetchone() or ()) if cursor.description else ()


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory, blank: Any) -> OwnDatabase:
    """A database with the line 1 and 1,000 yuan on it, and the keys that it was made with."""
    folder = tmp_path_factory.mktemp("ledger")
    own = _own(folder, folder / "keys", blank.copied(folder, "ledger_kept"))
    own.run("open_line.py", ISSUED_FEN)
    return own


@pytest.fixture
def own_database(
    ledger: OwnDatabase, kept: Any, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[OwnDatabase]:
    """The same for the processes of one test, to do with it what they like."""
    name = f"ledger_trial_{abs(hash(request.node.nodeid))}"
    folder = Path(ledger.environment["MINGXI_DATA"])
    address = kept("ledger_kept", folder / "mingxi.sqlite3").copied(tmp_path, name)
    yield _own(tmp_path, folder / "keys", address)
    if connection.vendor == "postgresql":
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[call-overload]


def _own(data: Path, keys: Path, address: str) -> OwnDatabase:
    own = {"MINGXI_DATA": str(data), "MINGXI_KEYS": str(keys), "DATABASE_URL": address}
    return OwnDatabase({**os.environ, **own})


@dataclass
class Rounds:
    """A year whose budget is made in the county, and short ways through its rounds."""

    county: Any
    year: FiscalYear
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def office(self) -> Person:
        """Who works in 预算股."""
        person: Person = self.county[Role.BUDGET_OFFICE]
        return person

    @property
    def clerk(self) -> Person:
        """Who spreads the control figures of the school."""
        person: Person = self.county[Role.CLERK]
        return person

    def unit(self, short: str) -> Unit:
        """Give a unit by its short name."""
        unit: Unit = self.county.units[short]
        return unit

    def declare(
        self,
        asked_fen: int,
        *,
        unit: str = "一中",
        rank: int | None = None,
        admitted_fen: int | None = None,
        **values: object,
    ) -> Declaration:
        """Give a declaration of the year that was admitted to the library."""
        number = next(self.numbers)
        clerk, of = self.clerk, self.unit(unit)
        form = self.form(f"项目{number}", asked_fen, **values)
        project = BudgetProject.objects.create(
            unit=of,
            code=f"53092326{number:06d}",
            name=form.name,
            category=form.category.value,
            first_year=form.first_year,
            last_year=form.last_year,
            state=ProjectState.RESERVED.value,
            rank=rank or number,
            registered_by=clerk,
            registered_at=now(),
        )
        declaration = Declaration.objects.create(
            project=project,
            unit=of,
            fiscal_year=self.year.year,
            state=DeclarationState.ADMITTED.value,
            asked_fen=asked_fen,
            admitted_fen=asked_fen if admitted_fen is None else admitted_fen,
            begun_by=clerk,
            begun_at=now(),
            changed_at=now(),
        )
        for place, item in enumerate(form.items):
            ItemFigure.objects.create(
                declaration=declaration,
                key=item.key,
                code=str(place + 1),
                label=item.label,
                place=place,
                asked_fen=item.amount_fen or 0,
                admitted_fen=item.amount_fen or 0,
            )
        content = json_of_form(form)
        TextVersion.objects.create(
            declaration=declaration,
            number=1,
            stage=Stage.FIRST_UP.value,
            content=content,
            sha256=sha256_of(content),
            asked_fen=asked_fen,
            made_by=clerk,
            made_at=now(),
            report=store(b"{}", name="r.json", media_type="application/json", by_number="1"),
            errors=0,
            warnings=0,
        )
        WorkingDraft.objects.create(
            declaration=declaration, content=content, saved_by=clerk, saved_at=now()
        )
        return declaration

    def form(self, name: str, asked_fen: int, **values: object) -> ProjectForm:
        """Give the form of two meetings, the second twice as dear."""
        first, second = asked_fen // 3, asked_fen - asked_fen // 3
        meeting = {"dept_econ_code": "30215"}
        return ProjectForm.model_validate(
            {
                "name": name,
                "fiscal_year": self.year.year,
                "unit_name": "蘅川县第一中学",
                "category": ProjectCategory.SPECIFIC,
                "first_year": self.year.year,
                "last_year": self.year.year,
                "function_code": "2050803",
                "total_fen": asked_fen,
                "items": [
                    {"key": "a", "label": "春季会议", "amount_fen": first, **meeting},
                    {"key": "b", "label": "秋季会议", "amount_fen": second, **meeting},
                ],
                "funding": [{"level": "county", "amount_fen": asked_fen}],
                **values,
            }
        )

    def cap_all(self, fen: int, unit: str = "财政局") -> Ceiling:
        """Set the ceiling of the county's own budget for a unit and all below it."""
        return set_ceiling(
            year=self.year,
            unit=self.unit(unit),
            source=COUNTY_BUDGET,
            ceiling_fen=fen,
            by=self.office,
        )

    def to(self, *stages: BudgetRound) -> None:
        """Lead the year on."""
        for stage in stages:
            self.year = move_to_round(year=self.year, to=stage, began_on=today(), by=self.office)

    def control(self, declaration: Declaration, ceiling: Ceiling, fen: int) -> Arrangement:
        """Propose one control figure."""
        set_control_figures(
            year=self.year, figures={declaration.pk: {ceiling.pk: fen}}, by=self.office
        )
        return Arrangement.objects.get(declaration=declaration)

    def work(self) -> None:
        """Let the worker do what waits."""
        while work_once(stopping=never):
            pass

    def issue(self, department: str = "教育局") -> None:
        """Issue what is proposed for a department."""
        issue_controls(year=self.year, department=self.unit(department), by=self.office)
        self.work()


@pytest.fixture
def rounds(county: Any) -> Rounds:
    """A year in 一上; nothing is declared yet."""
    year = open_fiscal_year(year=2027, began_on=today(), by=county[Role.BUDGET_OFFICE])
    return Rounds(county, year)


@pytest.fixture
def committed_rounds(transactional_db: None, found_county: Callable[[], Any]) -> Rounds:
    """The same, committed, for those who act at the same moment in connections of their own."""
    county = found_county()
    year = open_fiscal_year(year=2027, began_on=today(), by=county[Role.BUDGET_OFFICE])
    return Rounds(county, year)


@pytest.fixture
def issued(rounds: Rounds) -> Arrangement:
    """A project that asked 318 and got 150 (万元), and whose unit is to spread it."""
    ceiling = rounds.cap_all(200_000_000)
    declaration = rounds.declare(318_000_000)
    rounds.to(BudgetRound.FIRST_DOWN)
    rounds.control(declaration, ceiling, 150_000_000)
    rounds.issue()
    rounds.to(BudgetRound.SECOND_UP)
    return Arrangement.objects.get()


@pytest.fixture
def handed_in(rounds: Rounds, issued: Arrangement) -> Arrangement:
    """The same project, handed in as it was proposed."""
    return hand_in_spread(
        arrangement=issued, prepared=checked_spread(issued, rounds.clerk), by=rounds.clerk
    )
