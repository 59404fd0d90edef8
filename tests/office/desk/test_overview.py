"""The overview: sums by unit, category, state and source, of what one may see."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingxi.office.budget.models import Ceiling, FiscalYear
from mingxi.office.budget.reckoning.acts import Portion
from mingxi.office.budget.reckoning.dimensions import Dimensions
from mingxi.office.budget.reckoning.references import Reference
from mingxi.office.budget.services import (
    approve_budget,
    issue_allotment,
    open_line,
    reserve_payment,
    settle_payment,
)
from mingxi.office.declaration.models import BudgetProject, Declaration
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectCategory
from mingxi.office.desk.selectors import overview as selectors
from mingxi.office.desk.selectors.overview import Overview, overview_for
from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import now
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

WAN = 1_000_000
Declare = Callable[..., Declaration]


@pytest.fixture
def declare(county) -> Declare:
    def declared(
        unit: str,
        asked: int,
        year: int = 2026,
        category: ProjectCategory = ProjectCategory.SPECIFIC,
        admitted: int | None = None,
    ) -> Declaration:
        clerk = county[Role.CLERK]
        project = BudgetProject.objects.create(
            unit=county.units[unit],
            name="项目",
            category=category,
            first_year=year,
            last_year=year,
            registered_by=clerk,
            registered_at=now(),
        )
        return Declaration.objects.create(
            project=project,
            unit=project.unit,
            fiscal_year=year,
            state=DeclarationState.IN_REVIEW if admitted is None else DeclarationState.ADMITTED,
            asked_fen=asked * WAN,
            admitted_fen=None if admitted is None else admitted * WAN,
            begun_by=clerk,
            begun_at=now(),
            changed_at=now(),
        )

    return declared


def seen(person: Person, **asked) -> Overview:
    overview = overview_for(person, **asked)
    assert overview is not None
    return overview


def page(person: Person, **asked: str) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("overview"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_sums_are_of_what_one_may_see(county, declare) -> None:
    declare("一中", 100, admitted=80)
    declare("云岭乡", 30)
    assert seen(county[Role.CLERK]).sums.asked_fen == 100 * WAN
    whole = seen(county[Role.BUDGET_OFFICE])
    assert (whole.sums.projects, whole.sums.asked_fen, whole.sums.admitted_fen) == (
        2,
        130 * WAN,
        80 * WAN,
    )
    assert list(whole.by_unit) == ["蘅川县第一中学", "云岭乡人民政府"]


def test_a_unit_is_taken_with_those_below_it(county, declare) -> None:
    declare("一中", 100)
    declare("教育局", 20)
    declare("云岭乡", 30)
    assert seen(county[Role.BUDGET_OFFICE], unit_code="201").sums.asked_fen == 120 * WAN
    # A unit that one may not see narrows nothing, as if there were none.
    assert seen(county[Role.CLERK], unit_code="302").sums.asked_fen == 100 * WAN


def test_years_categories_and_states_are_told_apart(county, declare) -> None:
    declare("一中", 100, year=2026, admitted=90)
    declare("一中", 40, year=2026, category=ProjectCategory.PERSONNEL)
    declare("一中", 70, year=2025)
    told = seen(county[Role.CLERK])
    assert told.year == 2026
    assert list(told.by_year) == [2025, 2026]
    assert {name: one.asked_fen for name, one in told.by_category.items()} == {
        "人员类": 40 * WAN,
        "特定目标类": 100 * WAN,
    }
    assert {name: one.projects for name, one in told.by_state.items()} == {"审核中": 1, "入库": 1}
    assert seen(county[Role.CLERK], year=2025).sums.asked_fen == 70 * WAN
    assert seen(county[Role.CLERK], category="1").sums.asked_fen == 40 * WAN


def test_ceilings_and_what_rests_on_them_stand_by_source(county, declare) -> None:
    declare("一中", 100)
    office = county[Role.BUDGET_OFFICE]
    year = FiscalYear.objects.create(year=2026, opened_by=office, opened_at=now())
    for unit, level in (("一中", "county"), ("云岭乡", "county"), ("一中", "province")):
        Ceiling.objects.create(
            fiscal_year=year,
            unit=county.units[unit],
            fund_kind="general",
            level=level,
            ceiling_fen=50 * WAN,
            set_by=office,
            set_at=now(),
        )
    told = seen(office)
    assert {name: one.ceiling_fen for name, one in told.by_source.items()} == {
        "一般公共预算资金·县（市、区）级": 100 * WAN,
        "一般公共预算资金·省级": 50 * WAN,
    }
    assert seen(county[Role.CLERK]).arranged.ceiling_fen == 100 * WAN
    assert "限额 150.00 万元，已安排 0.00 万元，占0.0%。" in page(office)


def test_units_beyond_the_drawing_are_added_up(
    county, declare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "UNITS_SHOWN", 1)
    for unit, asked in (("一中", 100), ("云岭乡", 30), ("柳溪镇", 20)):
        declare(unit, asked)
    told = seen(county[Role.BUDGET_OFFICE]).by_unit
    assert {name: one.asked_fen for name, one in told.items()} == {
        "蘅川县第一中学": 100 * WAN,
        "其他2个单位": 50 * WAN,
    }


def test_every_drawing_has_its_table_and_says_what_it_shows(county, declare) -> None:
    declare("一中", 100, year=2026, admitted=90)
    declare("一中", 70, year=2025)
    told = page(county[Role.CLERK])
    assert "2026年申报 100.00 万元，比2025年增加 30.00 万元。" in told
    assert "申报最多的是蘅川县第一中学，占100.0%。" in told
    assert told.count('class="drawing"') == told.count("<summary>数据表</summary>") == 4


@pytest.mark.parametrize(
    "asked", [{"year": "x"}, {"year": "1999"}, {"category": "9"}, {"unit": "?"}]
)
def test_odd_wishes_are_answered_calmly(county, declare, asked: dict[str, str]) -> None:
    declare("一中", 100)
    assert "项目总览" in page(county[Role.CLERK], **asked)


def test_an_empty_place_says_so(county, declare) -> None:
    assert "还没有项目" in page(county[Role.CLERK])
    declare("一中", 100)
    assert "这个范围内没有项目" in page(county[Role.CLERK], category="1")


def test_the_number_of_queries_does_not_grow(county, declare) -> None:
    declare("一中", 1)
    client = Client()
    client.force_login(county[Role.BUDGET_OFFICE])
    client.get(reverse("overview"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("overview"))
    for year in (2024, 2025, 2026):
        for unit in ("一中", "云岭乡", "柳溪镇"):
            declare(unit, 5, year=year)
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("overview"))
    assert len(many) == len(few)


def pay(unit_code: str, year: int, fen: int, paid_fen: int) -> None:
    """Issue an allotment, and pay a part of it."""
    elements = Dimensions(
        "530923260001", unit_code, year, "general", "county", "2050202", "30213", "50209"
    )
    line, key = open_line(dimensions=elements, by=SYSTEM), f"{unit_code}-{year}"
    portions = [Portion(line.pk, fen)]
    approve_budget(portions=portions, reference=Reference(f"{key}-a", "一号"), by=SYSTEM)
    issue_allotment(portions=portions, reference=Reference(f"{key}-i", "一号"), by=SYSTEM)
    asked = reserve_payment(
        portions=[Portion(line.pk, paid_fen)], reference=Reference(f"{key}-r", "一号"), by=SYSTEM
    )
    settle_payment(payment=asked, reference=Reference(f"{key}-s", "一号"), by=SYSTEM)


def test_what_is_paid_stands_beside_what_was_asked_by_unit_and_year(county, declare) -> None:
    declare("一中", 100, year=2026)
    declare("一中", 70, year=2025)
    declare("云岭乡", 30, year=2026)
    told = page(county[Role.BUDGET_OFFICE])
    assert "指标账上还没有支付" in told
    pay("201001", 2026, 50 * WAN, 7 * WAN)
    pay("302", 2026, 50 * WAN, 5 * WAN)
    pay("201001", 2025, 50 * WAN, 3 * WAN)
    whole = seen(county[Role.BUDGET_OFFICE])
    assert whole.spent_fen == 12 * WAN
    assert whole.spent_by_year == {2025: 3 * WAN, 2026: 12 * WAN}
    assert [one.spent_fen for one in whole.by_unit.values()] == [7 * WAN, 5 * WAN]
    # Others' payments are not there, nor what the ledger knows nothing of.
    assert seen(county[Role.CLERK]).spent_fen == 7 * WAN
    assert seen(county[Role.CLERK], category="3").spent_fen is None
    assert "指标账已支付" in page(county[Role.CLERK])
    assert "执行数" not in page(county[Role.CLERK], category="3")


def test_units_of_one_name_are_told_apart(county, declare) -> None:
    for short in ("一中", "云岭乡"):
        unit = county.units[short]
        unit.name = "中心小学"
        unit.save()
        declare(short, 10)
    told = seen(county[Role.BUDGET_OFFICE]).by_unit
    assert {name: one.asked_fen for name, one in told.items()} == {
        "中心小学（201001）": 10 * WAN,
        "中心小学（302）": 10 * WAN,
    }


def test_headings_of_drawings_stand_below_a_heading_of_their_own(county, declare) -> None:
    declare("一中", 100)
    told = page(county[Role.CLERK])
    assert told.index("<h2") < told.index("<h3")
