"""Texts as they are handed in, and a worker that has been by."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from mingxi.office.declaration.models import Declaration, TextCheck
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
)
from mingxi.office.declaration.reckoning.states import Manner, ProjectCategory
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.declaration.services.drafting import begin_declaration
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
from mingxi.projects.project_text import Level as MoneyLevel
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


@pytest.fixture
def form() -> ProjectForm:
    """Give a form that is sound: whoever needs a fault changes one thing in it."""
    cost = CostLine(
        label="清漂员",
        quantity=Decimal(6),
        quantity_unit="人",
        standard_fen=2_550_00,
        periods=Decimal(12),
        period_unit="个月",
    )
    targets = (
        ("产出指标", "数量指标", "清漂河道", "=", "12", "条"),
        ("产出指标", "质量指标", "河道保洁率", "≥", "95", "%"),
        ("效益指标", "社会效益指标", "水面垃圾投诉下降率", "≥", "30", "%"),
        ("满意度指标", "服务对象满意度指标", "沿河居民满意度", "≥", "90", "%"),
    )
    return ProjectForm(
        name="河道保洁经费",
        fiscal_year=2026,
        unit_name="蘅川县第一中学",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2026,
        sections={
            SectionKey.BASIS: "《蘅川县河道保洁办法》（蘅政办发〔2025〕9号）。",
            SectionKey.OVERVIEW: "全县河道12条，实行常年保洁。",
            SectionKey.OUTCOME: "全年清漂河道12条，河道保洁率达到95%以上。",
        },
        items=(
            FormItem(key="a1", label="清漂服务费", owner="总务处", cost=(cost,)),
            FormItem(key="b2", label="工具购置费", amount_fen=16_400_00),
        ),
        funding=(
            FormFunding(level=MoneyLevel.PROVINCIAL, amount_fen=100_000_00),
            FormFunding(level=MoneyLevel.COUNTY, amount_fen=100_000_00),
        ),
        instalments=(
            FormInstalment(
                what="清漂服务费",
                item_key="a1",
                manner=Manner.MONTHLY,
                first="2026-01",
                last="2026-12",
                amount_fen=15_300_00,
            ),
            FormInstalment(
                what="工具购置费",
                item_key="b2",
                manner=Manner.ON_ACCEPTANCE,
                first="2026-03",
                amount_fen=16_400_00,
            ),
        ),
        indicators=tuple(
            FormIndicator(
                level1=level1, level2=level2, level3=level3, operator=sign, value=value, unit=unit
            )
            for level1, level2, level3, sign, value, unit in targets
        ),
    )


@pytest.fixture
def declaration(clerk: Person, form: ProjectForm) -> Declaration:
    """Give a declaration that the clerk has begun."""
    unit = clerk.appointments.get().unit
    return begin_declaration(form=form, unit=unit, by=clerk)
