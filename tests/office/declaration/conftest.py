"""Texts as they are handed in, and a worker that has been by."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from mingxi.office.declaration.models import (
    BudgetProject,
    Declaration,
    TextCheck,
    WorkingDraft,
)
from mingxi.office.declaration.reckoning.project_form import (
    FormInstalment,
    ProjectForm,
    json_of_form,
)
from mingxi.office.declaration.reckoning.states import DeclarationState, Manner, ProjectCategory
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.declaration.services.library import admit_to_library
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.services import (
    add_unit,
    appoint_person,
    register_person,
    set_password,
)
from mingxi.projects.project_text import SectionKey

# The first calculation fails, the second holds.
WRONG = "服务器3台×2.5万元=8.5万元。讲课3人×1000元=3000元。".encode()

HandIn = Callable[..., TextCheck]


@pytest.fixture
def clerk() -> Person:
    """Give a clerk of a unit; who needs more of the world asks for the county."""
    unit = add_unit(
        code="201001",
        name="蘅川县第一中学",
        level=Level.COUNTY,
        kind=UnitKind.SPENDING_UNIT,
        parent=None,
        by=SYSTEM,
    )
    person = register_person(
        number="A001",
        name="林晓禾",
        sign_in_name="A001",
        phone="13800138000",
        identity_number="110101199003070599",
        by=SYSTEM,
    )
    set_password(person=person, password="Heng-chuan-7712", by=person)  # noqa: S106
    appoint_person(person=person, role=Role.CLERK, unit=unit, begins=today(), by=SYSTEM)
    return person


@pytest.fixture
def hand_in(request: pytest.FixtureRequest) -> HandIn:
    def handed_in(
        content: bytes = WRONG, name: str = "培训.txt", by: Person | None = None
    ) -> TextCheck:
        by = by or request.getfixturevalue("clerk")
        text = store(content, name=name, media_type="text/plain", by_number=by.number)
        return hand_in_text(text=text, by=by)

    return handed_in


@pytest.fixture
def check_all() -> Callable[[], None]:
    """Let the worker check what waits."""

    def checked_all() -> None:
        while work_once(stopping=never):
            pass

    return checked_all


@pytest.fixture
def stored_files() -> Callable[[], set[Path]]:
    """Look which sealed files lie in the folder."""

    def stored() -> set[Path]:
        return {path for path in settings.CONFIGURATION.files.rglob("*") if path.is_file()}

    return stored


@pytest.fixture(autouse=True)
def emptied_files() -> Iterator[None]:
    """Leave no file behind: the rows go with each test."""
    yield
    for path in settings.CONFIGURATION.files.rglob("*"):
        if path.is_file():
            path.unlink()


Declare = Callable[..., Declaration]


@pytest.fixture
def declare() -> Declare:
    """Let a unit declare a project: a declaration with its draft, in a state."""
    count = 0

    def declared(
        unit: Unit,
        by: Person,
        *,
        name: str = "",
        year: int = 2026,
        last_year: int = 2028,
        asked_fen: int = 1_000_000,
        state: DeclarationState = DeclarationState.IN_REVIEW,
        category: ProjectCategory = ProjectCategory.SPECIFIC,
        basis: str = "",
    ) -> Declaration:
        nonlocal count
        count += 1
        moment = now()
        project = BudgetProject.objects.create(
            unit=unit,
            name=name or f"项目{count}",
            category=category,
            first_year=2026,
            last_year=last_year,
            registered_by=by,
            registered_at=moment,
        )
        declaration = Declaration.objects.create(
            project=project,
            unit=unit,
            fiscal_year=year,
            state=state,
            asked_fen=asked_fen,
            next_year_fen=500,
            year_after_fen=300,
            begun_by=by,
            begun_at=moment,
            changed_at=moment,
        )
        form = ProjectForm(
            name=project.name,
            fiscal_year=year,
            unit_name=unit.name,
            category=category,
            first_year=2026,
            last_year=last_year,
            total_fen=asked_fen,
            next_year_fen=500,
            year_after_fen=300,
            sections={SectionKey.BASIS: basis},
            instalments=(FormInstalment(what="首付", manner=Manner.ONCE, first=f"{year}-03"),),
        )
        WorkingDraft.objects.create(
            declaration=declaration, content=json_of_form(form), saved_by=by, saved_at=moment
        )
        return declaration

    return declared


@pytest.fixture
def admit(declare: Declare) -> Declare:
    """Do the same, and admit it as it is asked."""

    def admitted(unit: Unit, by: Person, **wishes: Any) -> Declaration:
        declaration = declare(unit, by, **wishes)
        admit_to_library(declaration=declaration, admitted_fen=declaration.asked_fen, by=by)
        declaration.refresh_from_db()
        declaration.project.refresh_from_db()
        return declaration

    return admitted
