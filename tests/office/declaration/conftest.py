"""Texts as they are handed in, and a worker that has been by."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from mingxi.office.declaration.models import (
    BudgetProject,
    CollectiveDecision,
    Declaration,
    Review,
    ReviewTask,
    TextCheck,
    WorkingDraft,
)
from mingxi.office.declaration.reckoning.project_form import (
    CostLine,
    FormFunding,
    FormIndicator,
    FormInstalment,
    FormItem,
    ProjectForm,
    json_of_form,
)
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.declaration.reckoning.states import DeclarationState, Manner, ProjectCategory
from mingxi.office.declaration.services.admitting import admit_to_library
from mingxi.office.declaration.services.checks import hand_in_text
from mingxi.office.declaration.services.drafting import begin_declaration, save_draft
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.declaration.services.routes import lay_default_routes
from mingxi.office.declaration.services.sending import prepare_sending, send_for_review
from mingxi.office.declaration.services.waiving import record_collective_decision
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


def computer_room(**changes: Any) -> ProjectForm:
    """Give a form in which every figure follows and nothing is to be found."""
    values: dict[str, Any] = {
        "name": "蘅川县第一中学学生机房更新项目",
        "fiscal_year": 2027,
        "unit_name": "蘅川县第一中学",
        "category": ProjectCategory.SPECIFIC,
        "first_year": 2027,
        "last_year": 2027,
        "total_fen": 9_000_000,
        "sections": {
            SectionKey.BASIS: "根据《蘅川县教育信息化规划》（蘅教发〔2026〕12号），"
            "学校机房更新列入2027年任务。",
            SectionKey.OVERVIEW: "更新一间学生机房，改善教学条件。",
            SectionKey.OUTCOME: "机房更新后，每周可供40个班上课。",
        },
        "items": (item("a1", "服务器", 7_500_000), item("b2", "机柜", 1_500_000)),
        "funding": (FormFunding(level=MoneyLevel.COUNTY, amount_fen=9_000_000),),
        "instalments": (
            instalment("a1", "服务器", 7_500_000),
            instalment("b2", "机柜", 1_500_000),
        ),
        "indicators": tuple(
            FormIndicator(
                level1=level1,
                level2=level2,
                level3=level3,
                operator=operator,
                value=value,
                unit=unit,
            )
            for level1, level2, level3, operator, value, unit in (
                ("产出指标", "数量指标", "购置服务器", "=", "3", "台"),
                ("产出指标", "质量指标", "验收合格率", "=", "100", "%"),
                ("产出指标", "时效指标", "完成时间", "≤", "2027年6月", ""),
                ("成本指标", "经济成本指标", "服务器单价", "≤", "2.5", "万元"),
                ("效益指标", "社会效益指标", "每周可供上课班级", "≥", "40", "个"),
                ("满意度指标", "服务对象满意度指标", "师生满意度", "≥", "90", "%"),
            )
        ),
    }
    return ProjectForm(**values | changes)


def item(key: str, label: str, amount_fen: int) -> FormItem:
    return FormItem(key=key, label=label, owner="信息中心", amount_fen=amount_fen)


def instalment(key: str, what: str, amount_fen: int) -> FormInstalment:
    return FormInstalment(
        what=what,
        item_key=key,
        manner=Manner.ON_ACCEPTANCE,
        first="2027-06",
        occasion="验收合格后",
        amount_fen=amount_fen,
    )


class Desk:
    """Walks a declaration of the county along its route, as its people do."""

    def __init__(self, county: Any) -> None:
        self.county = county
        lay_default_routes(by=SYSTEM)

    def begin(self, form: ProjectForm | None = None) -> Declaration:
        return begin_declaration(
            form=form or computer_room(),
            unit=self.county.units["一中"],
            by=self.county[Role.CLERK],
        )

    def begin_another(self) -> Declaration:
        return self.begin(computer_room(name="蘅川县第一中学校舍维修项目"))

    def send(self, declaration: Declaration) -> Review:
        declaration = Declaration.objects.get(pk=declaration.pk)
        clerk = self.county[Role.CLERK]
        prepared = prepare_sending(declaration=declaration, by_number=clerk.number)
        return send_for_review(declaration=declaration, **prepared._asdict(), by=clerk)

    def change(self, declaration: Declaration, form: ProjectForm) -> None:
        draft = WorkingDraft.objects.get(declaration=declaration)
        save_draft(
            declaration=draft.declaration,
            form=form,
            revision=draft.revision,
            by=self.county[Role.CLERK],
        )

    def open_step(self, review: Review, step: StepKind) -> ReviewTask:
        return review.tasks.get(kind=step, state=TaskState.OPEN)

    def take(
        self, review: Review, step: StepKind, verdict: Verdict = Verdict.AGREE, **more: Any
    ) -> ReviewTask:
        person = self.county[step.role]
        if step is StepKind.UNIT_HEAD and verdict is Verdict.AGREE:
            self.record_decision(review)
        return decide(task=self.open_step(review, step), verdict=verdict, by=person, **more)

    def record_decision(self, review: Review) -> CollectiveDecision:
        minutes = store(b"%PDF-", name="纪要.pdf", media_type="application/pdf", by_number="A004")
        return record_collective_decision(
            declaration=review.declaration,
            body="校长办公会",
            session="2026年第9次",
            held_on=today(),
            minutes=minutes,
            by=self.county[Role.UNIT_HEAD],
        )

    def walk(self, review: Review, upto: StepKind) -> None:
        """Let all steps before one agree, and those who give opinions give them."""
        for step in StepKind:
            if step is upto:
                return
            if step.gives_opinion:
                self.take(review, step, Verdict.OPINION, reason="指标可行。")
            else:
                self.take(review, step)


@pytest.fixture
def desk(county: Any) -> Desk:
    return Desk(county)


@pytest.fixture
def desk_of() -> type[Desk]:
    """Give what walks declarations of a county that a test made by itself."""
    return Desk


@pytest.fixture
def sent(desk: Desk) -> Review:
    """Give a text without findings that was just sent."""
    return desk.send(desk.begin())


@pytest.fixture
def form_with() -> Callable[..., ProjectForm]:
    return computer_room


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
