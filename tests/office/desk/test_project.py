"""One project's life: what happened in order, its figures, whose turn it is, and nothing unseen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingxi.office.budget.models import Arrangement, BudgetApproval, BudgetDecision, FiscalYear
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.reckoning.rounds import ArrangementState, DecisionKind, ReplyKind
from mingxi.office.budget.services import approve_budget, open_line
from mingxi.office.declaration.models import (
    Attachment,
    BudgetProject,
    Declaration,
    ItemFigure,
    Review,
    ReviewRoute,
    ReviewTask,
    TextVersion,
)
from mingxi.office.declaration.reckoning.states import (
    AttachmentKind,
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Stage,
)
from mingxi.office.desk.reckoning.life import Moment, Tone, in_order
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.configuration import TIME_ZONE
from mingxi.office.frame.files.services import store
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

YUAN = 100
BEGUN = datetime(2025, 9, 1, 9, 0, tzinfo=TIME_ZONE)
Declared = Callable[..., Declaration]


@pytest.fixture
def project(county) -> BudgetProject:
    return BudgetProject.objects.create(
        unit=county.units["一中"],
        code="XM2026-0001",
        name="教学楼修缮",
        category=ProjectCategory.SPECIFIC,
        first_year=2026,
        last_year=2028,
        state=ProjectState.REVIEW,
        registered_by=county[Role.CLERK],
        registered_at=BEGUN,
    )


@pytest.fixture
def declared(county, project) -> Declared:
    """Declare the project for a year, with a version of its text and two sub-items."""

    def made(year: int, state: DeclarationState, admitted: int | None = None) -> Declaration:
        clerk = county[Role.CLERK]
        begun = BEGUN.replace(year=year - 1)
        declaration = Declaration.objects.create(
            project=project,
            unit=project.unit,
            fiscal_year=year,
            state=state,
            asked_fen=3_180_000 * YUAN,
            admitted_fen=admitted,
            begun_by=clerk,
            begun_at=begun,
            changed_at=begun,
        )
        for place, label in enumerate(("屋面防水", "外墙加固")):
            ItemFigure.objects.create(
                declaration=declaration,
                key=f"a{place}",
                code=f"0{place}",
                label=label,
                place=place,
                asked_fen=1_590_000 * YUAN,
            )
        TextVersion.objects.create(
            declaration=declaration,
            number=1,
            stage=Stage.FIRST_UP,
            content="{}",
            sha256="0" * 64,
            asked_fen=declaration.asked_fen,
            made_by=clerk,
            made_at=begun + timedelta(days=1),
            report=file(clerk, "r.json"),
            errors=0,
            warnings=2,
        )
        return declaration

    return made


def file(by: Person, name: str):
    return store(b"{}", name=name, media_type="application/json", by_number=by.number)


def reviewed(county, declaration: Declaration) -> list[ReviewTask]:
    """Let the department agree and leave the desk of finance its step."""
    route = ReviewRoute.objects.create(name="一般流程", begins=date(2025, 1, 1), laid_at=BEGUN)
    version = declaration.versions.get()
    review = Review.objects.create(
        declaration=declaration,
        version=version,
        route=route,
        sent_by=county[Role.CLERK],
        sent_at=version.made_at,
    )
    tasks = []
    for place, (kind, unit) in enumerate((("department", "教育局"), ("budget_desk", "财政局"))):
        tasks.append(
            ReviewTask.objects.create(
                review=review,
                declaration=declaration,
                kind=kind,
                place=place,
                days=10,
                unit=county.units[unit],
                state="open",
                due_on=date(2025, 9, 20),
            )
        )
    ReviewTask.objects.filter(pk=tasks[0].pk).update(
        state="decided",
        verdict="cut",
        admitted_fen=2_000_000 * YUAN,
        decided_by=county[Role.DEPARTMENT_REVIEWER],
        decided_at=version.made_at + timedelta(days=3),
    )
    return tasks


def arranged(county, declaration: Declaration, state: ArrangementState) -> Arrangement:
    year, _ = FiscalYear.objects.get_or_create(
        year=declaration.fiscal_year,
        defaults={"opened_by": county[Role.BUDGET_OFFICE], "opened_at": BEGUN},
    )
    return Arrangement.objects.create(
        declaration=declaration,
        fiscal_year=year,
        unit=declaration.unit,
        department=county.units["教育局"],
        state=state,
        control_fen=1_500_000 * YUAN,
        proposed_by=county[Role.BUDGET_OFFICE],
        proposed_at=BEGUN + timedelta(days=60),
        issued_at=None if state == ArrangementState.PROPOSED else BEGUN + timedelta(days=61),
    )


def page(person: Person, project: BudgetProject, **asked: str) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("project", kwargs={"project_id": project.pk}), asked)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_what_happened_stands_in_order_and_what_is_to_come_last() -> None:
    moments = [
        Moment(date(2025, 9, 20), "待审核", tone=Tone.AHEAD),
        Moment(date(2025, 9, 5), "集体决策"),
        Moment(BEGUN.replace(day=5), "报送"),
        Moment(BEGUN, "登记"),
    ]
    assert [one.title for one in in_order(moments)] == ["登记", "报送", "集体决策", "待审核"]


def test_the_line_tells_registration_versions_verdicts_and_what_is_due(
    county, project, declared
) -> None:
    reviewed(county, declared(2026, DeclarationState.IN_REVIEW))
    told = page(county[Role.BUDGET_OFFICE], project)
    order = [
        "登记项目",
        "2026年申报",
        "一上文本 第1版",
        "主管部门：核减后同意",
        "待归口业务股室办理",
    ]
    line = told[told.index('class="timeline"') :]
    places = [line.index(words) for words in order]
    assert places == sorted(places)
    assert "核对发现 2 个警告" in line
    assert "200万元" in line
    assert "归口业务股室办理" in told[: told.index('class="timeline"')]


def test_whose_turn_it_is_follows_the_state(county, project, declared) -> None:
    declaration = declared(2026, DeclarationState.SPREADING, 2_000_000 * YUAN)
    assert "把控制数分解到子项" in page(county[Role.CLERK], project)
    Declaration.objects.filter(pk=declaration.pk).update(state=DeclarationState.SPREAD)
    assert "审定、批准后批复" in page(county[Role.CLERK], project)


def test_the_four_figures_stand_by_year_and_by_sub_item_with_their_gaps(
    county, project, declared
) -> None:
    declared(2026, DeclarationState.UNFUNDED, 3_000_000 * YUAN)
    declaration = declared(2027, DeclarationState.APPROVED, 2_000_000 * YUAN)
    arranged(county, declaration, ArrangementState.ISSUED)
    told = page(county[Role.CLERK], project)
    for figure in ("3,180,000.00", "2,000,000.00", "1,500,000.00", "500,000.00"):
        assert figure in told
    assert "2027年各子项" in told
    assert "屋面防水" in told
    assert "2026年各子项" in page(county[Role.CLERK], project, year="2026")
    assert "2027年各子项" in page(county[Role.CLERK], project, year="1999")


def test_a_control_figure_is_not_there_before_it_is_issued(county, project, declared) -> None:
    arrangement = arranged(
        county, declared(2026, DeclarationState.ADMITTED), ArrangementState.PROPOSED
    )
    told = page(county[Role.CLERK], project)
    assert "1,500,000.00" not in told
    assert "下达控制数" not in told
    arrangement.state, arrangement.issued_at = ArrangementState.ISSUED, BEGUN
    arrangement.save()
    told = page(county[Role.CLERK], project)
    assert "1,500,000.00" in told
    assert "下达控制数" in told


def test_approval_and_ledger_stand_on_the_line(county, project, declared) -> None:
    declaration = declared(2026, DeclarationState.APPROVED, 2_000_000 * YUAN)
    arrangement = arranged(county, declaration, ArrangementState.APPROVED)
    BudgetApproval.objects.create(
        fiscal_year=arrangement.fiscal_year,
        kind=ReplyKind.FINANCE,
        unit=arrangement.department,
        replied_on=date(2026, 2, 10),
        document="蘅财预〔2026〕3号",
        total_fen=1_500_000 * YUAN,
        recorded_by=county[Role.BUDGET_OFFICE],
        recorded_at=BEGUN,
    )
    line = open_line(
        dimensions=Dimensions(
            project.code, project.unit.code, 2026, "general", "county", "2050202", "30213", "50209"
        ),
        by=SYSTEM,
    )
    portions = [Portion(line.pk, 1_500_000 * YUAN)]
    approve_budget(portions=portions, reference=Reference("pf-1", "蘅财预〔2026〕3号"), by=SYSTEM)
    told = page(county[Role.CLERK], project)
    assert "财政批复部门" in told
    assert "预算批复" in told
    assert told.count("蘅财预〔2026〕3号") == 2


def test_decisions_on_the_budget_and_years_without_money_stand_on_the_line(
    county, project, declared
) -> None:
    declared(2027, DeclarationState.UNFUNDED, 2_000_000 * YUAN)
    arrangement = arranged(
        county, declared(2026, DeclarationState.APPROVED), ArrangementState.APPROVED
    )
    BudgetDecision.objects.create(
        fiscal_year=arrangement.fiscal_year,
        kind=DecisionKind.CONGRESS,
        decided_on=date(2026, 1, 20),
        document="蘅人大〔2026〕2号",
        recorded_by=county[Role.BUDGET_OFFICE],
        recorded_at=BEGUN,
    )
    told = page(county[Role.CLERK], project)
    line = told[told.index('class="timeline"') :]
    assert "人民代表大会批准" in line
    assert "蘅人大〔2026〕2号" in line
    assert "需求留在项目库 · 200万元" in line


def test_who_may_not_see_the_unit_finds_no_page(county, project, declared) -> None:
    declared(2026, DeclarationState.DRAFTING)
    assert page(county.elsewhere["云岭乡负责人"], project) == "404"
    assert "教学楼修缮" in page(county[Role.CLERK], project)


def test_persons_whom_one_may_not_see_are_not_named(county, project, declared) -> None:
    reviewed(county, declared(2026, DeclarationState.IN_REVIEW))
    assert county[Role.DEPARTMENT_REVIEWER].name not in page(county[Role.CLERK], project)
    assert county[Role.DEPARTMENT_REVIEWER].name in page(county[Role.BUDGET_OFFICE], project)


def test_files_and_versions_can_be_opened(county, project, declared) -> None:
    declaration = declared(2026, DeclarationState.DRAFTING)
    attachment = Attachment.objects.create(
        declaration=declaration,
        kind=AttachmentKind.ATTACHMENT,
        file=file(county[Role.CLERK], "鉴定报告.pdf"),
        added_by=county[Role.CLERK],
        added_at=BEGUN,
    )
    told = page(county[Role.CLERK], project)
    assert "鉴定报告.pdf" in told
    assert reverse("attachment", args=[attachment.pk]) in told
    assert reverse("version-word", args=[declaration.versions.get().pk]) in told


def test_the_number_of_queries_does_not_grow_with_years(county, project, declared) -> None:
    declared(2026, DeclarationState.APPROVED)
    client = Client()
    client.force_login(county[Role.BUDGET_OFFICE])
    address = reverse("project", kwargs={"project_id": project.pk})
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for year in (2027, 2028, 2029):
        declared(year, DeclarationState.DRAFTING)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
