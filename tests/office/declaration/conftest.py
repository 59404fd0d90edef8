"""Texts as they are handed in, and a worker that has been by."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from mingxi.office.declaration.models import TextCheck
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.files.services import store
from mingxi.office.frame.jobs.running import never
from mingxi.office.frame.jobs.worker import work_once
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.services import (
    add_unit,
    appoint_person,
    register_person,
    set_password,
)

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
