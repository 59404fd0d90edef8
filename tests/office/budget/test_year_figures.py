"""Figures of a year from sums that the database keeps: the same as if all were added up anew."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingxi.office.budget.models import (
    Arrangement,
    Balance,
    Entry,
    Line,
    UnitSpending,
    Voucher,
)
from mingxi.office.budget.reckoning.gaps import FiguresBy
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.budget.selectors.year_figures import all_figures, page_of_figures, unit_rows
from mingxi.office.budget.selectors.years import NEEDED, needs_by_unit
from mingxi.office.budget.services.spending import gather_spending
from mingxi.office.declaration.models import BudgetProject, Declaration
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.services.totals import gather_totals
from mingxi.office.frame.clock import now, today
from mingxi.office.frame.jobs.duties import declared_duties
from mingxi.office.frame.keyset import Turn
from mingxi.office.people.reckoning.roles import Role

START = Turn()
UNITS = ("一中", "云岭乡", "民政局")
ADDED_UP = {
    "asked": Sum("asked_fen"),
    "admitted": Sum("admitted_fen"),
    "arranged": Sum("arrangement__control_fen"),
    "asked_of_admitted": Sum("asked_fen", filter=Q(admitted_fen__isnull=False)),
    "admitted_of_arranged": Sum(
        Coalesce("admitted_fen", "asked_fen"), filter=Q(arrangement__isnull=False)
    ),
}
PAID = Balance.objects.filter(account="paid", line__fiscal_year=2027)


def spent_by(unit_code: str) -> int:
    paid = PAID.filter(line__unit_code=unit_code).aggregate(fen=Sum("balance_fen"))
    return paid["fen"] or 0


def added_up() -> list[tuple[Any, ...]]:
    """Give the figures of units as a plain query adds them up."""
    rows = Declaration.objects.filter(fiscal_year=2027).values_list("unit__code")
    return [
        (code, (asked, admitted, arranged, spent_by(code), *settled))
        for code, asked, admitted, arranged, *settled in rows.annotate(**ADDED_UP).order_by(
            "unit__code"
        )
    ]


def needs_added_up() -> list[tuple[Any, ...]]:
    rows = Declaration.objects.filter(fiscal_year=2027, state__in=NEEDED).values_list("unit__code")
    found = rows.annotate(
        projects=Count("pk"),
        funded=Count("arrangement", filter=Q(arrangement__control_fen__gt=0)),
        asked=Sum("asked_fen"),
        admitted=Sum(Coalesce("admitted_fen", F("asked_fen"))),
        arranged=Sum("arrangement__control_fen"),
    )
    return list(found.order_by("unit__code"))


def check(rounds: Any) -> None:
    rows = unit_rows(rounds.office, 2027)
    assert [(row.unit_code, tuple(row.figures)) for row in rows] == added_up()
    needs = needs_by_unit(rounds.office, rounds.year)
    assert [
        (one.code, one.project_count, one.arranged_count, *one.figures[:3]) for one in needs
    ] == needs_added_up()
    total = page_of_figures(rounds.office, 2027, FiguresBy.UNIT, START, 2).total
    whole = Declaration.objects.filter(fiscal_year=2027).aggregate(**ADDED_UP)
    assert total.asked_fen == (whole["asked"] or 0)
    assert total.spent_fen == (PAID.aggregate(fen=Sum("balance_fen"))["fen"] or 0)
    assert [total.admitted_fen, total.arranged_fen, *total[4:]] == list(whole.values())[1:]


# --- any course of changes -------------------------------------------------------------------

AMOUNTS = st.integers(0, 10**13)
PICKS = st.sets(st.integers(0, 5), min_size=1)
STEPS = st.one_of(
    st.tuples(st.just("declare"), st.sampled_from(UNITS), AMOUNTS),
    st.tuples(st.just("asked_fen"), PICKS, AMOUNTS),
    st.tuples(st.just("admitted_fen"), PICKS, st.none() | AMOUNTS),
    st.tuples(st.just("state"), PICKS, st.sampled_from([one.value for one in DeclarationState])),
    st.tuples(st.just("unit"), PICKS, st.sampled_from(UNITS)),
    st.tuples(st.just("fiscal_year"), PICKS, st.sampled_from([2026, 2027])),
    st.tuples(st.just("arrange"), PICKS, st.just(0) | AMOUNTS),
    st.tuples(st.just("arrange anew"), PICKS, st.just(0) | AMOUNTS),
    st.tuples(st.just("put to another"), PICKS, st.none()),
    st.tuples(st.just("take back"), PICKS, st.none()),
    st.tuples(st.just("pay"), st.sampled_from(UNITS), AMOUNTS.filter(bool)),
    st.tuples(st.just("return"), st.sampled_from(UNITS), st.none()),
    st.tuples(st.just("gather"), st.none(), st.none()),
)


def go(rounds: Any, step: Any) -> None:
    """Change many rows by one statement where a step names many."""
    verb, which, what = step
    if verb == "declare":
        declare(rounds, which, what)
    elif verb == "pay":
        book(rounds.unit(which).code, "budget", "paid", what)
    elif verb == "return":
        code = rounds.unit(which).code
        if spent := spent_by(code):
            book(code, "paid", "available", spent)
    elif verb == "gather":
        gather_totals()
        gather_spending()
        assert not UnitSpending.objects.filter(is_gathered=False).exists()
    else:
        keys = list(Declaration.objects.order_by("pk").values_list("pk", flat=True))
        change(rounds, verb, [keys[place % len(keys)] for place in which] if keys else [], what)


def change(rounds: Any, verb: str, keys: list[int], what: Any) -> None:
    chosen = Declaration.objects.filter(pk__in=keys)
    if verb == "arrange":
        free = chosen.filter(arrangement__isnull=True)
        Arrangement.objects.bulk_create(arranged(rounds, one, what) for one in free)
    elif verb == "arrange anew":
        Arrangement.objects.filter(declaration__in=keys).update(control_fen=what, revision=2)
    elif verb == "put to another":
        free = Declaration.objects.filter(arrangement__isnull=True)
        one = Arrangement.objects.filter(declaration__in=keys).first()
        if one and (other := free.order_by("pk").first()):
            one.declaration = other
            one.save()
    elif verb == "take back":
        Arrangement.objects.filter(declaration__in=keys).delete()
    else:
        chosen.update(**{verb: rounds.unit(what) if verb == "unit" else what})


def declare(rounds: Any, unit: str, fen: int) -> Declaration:
    number = next(rounds.numbers)
    project = BudgetProject.objects.create(
        unit=rounds.unit(unit),
        name=f"项目{number}",
        category="3",
        first_year=2027,
        last_year=2027,
        registered_by=rounds.clerk,
        registered_at=now(),
    )
    return Declaration.objects.create(
        project=project,
        unit=project.unit,
        fiscal_year=2027,
        asked_fen=fen,
        begun_by=rounds.clerk,
        begun_at=now(),
        changed_at=now(),
    )


def arranged(rounds: Any, declaration: Declaration, fen: int) -> Arrangement:
    return Arrangement(
        declaration=declaration,
        fiscal_year=rounds.year,
        unit_id=declaration.unit_id,
        department_id=declaration.unit_id,
        state=ArrangementState.PROPOSED.value,
        control_fen=fen,
        proposed_by=rounds.office,
        proposed_at=now(),
    )


def book(unit_code: str, debit: str, credit: str, fen: int) -> None:
    """Move an amount in the ledger, past its services: the triggers see entries alone."""
    line, _ = Line.objects.get_or_create(
        project_code="7",
        unit_code=unit_code,
        fiscal_year=2027,
        fund_kind="general",
        level="county",
        function_code="2050803",
        dept_econ_code="30216",
        gov_econ_code="50203",
    )
    voucher = Voucher.objects.create(
        act="settlement",
        key=f"k{Voucher.objects.count()}",
        document="一号",
        fiscal_date=today(),
        by_number="1",
        by_name="甲",
        at=now(),
    )
    Entry.objects.create(
        voucher=voucher,
        debit_account=debit,
        debit_line=line,
        credit_account=credit,
        credit_line=line,
        amount_fen=fen,
    )


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEPS, max_size=10))
def test_figures_are_what_is_added_up_after_any_course_of_changes(
    rounds: Any, steps: list[Any]
) -> None:
    with transaction.atomic():
        for unit, fen in zip(UNITS, (7, 10, 0), strict=True):
            declare(rounds, unit, fen)
        for step in steps:
            go(rounds, step)
            check(rounds)
        gather_totals()
        gather_spending()
        check(rounds)
        assert UnitSpending.objects.count() == len(
            {
                row["line__unit_code"]
                for row in PAID.exclude(balance_fen=0).values("line__unit_code")
            }
        )
        transaction.set_rollback(True)


def test_what_units_spent_is_gathered_by_the_clock() -> None:
    assert "budget.gather_spending" in declared_duties()


# --- pages -----------------------------------------------------------------------------------


@pytest.fixture
def declared(rounds: Any) -> Any:
    """Projects of three units, alike in rank here and there."""
    for unit, ranks in (("一中", (2, 1, 1, 3)), ("民政局", (1,)), ("云岭乡", (2, 2))):
        for rank in ranks:
            rounds.declare(300, unit=unit, rank=rank)
    BudgetProject.objects.filter(unit=rounds.unit("一中"), rank=3).update(rank=None)
    return rounds


def turned(rounds: Any, by: FiguresBy, size: int) -> list[Any]:
    """Turn all pages to the end, and back again."""
    pages, turn = [], START
    while True:
        page = page_of_figures(rounds.office, 2027, by, turn, size)
        pages.append(page)
        if not page.after:
            break
        turn = Turn(after=page.after)
    for before, page in zip(pages[-2::-1], pages[:0:-1], strict=True):
        again = page_of_figures(rounds.office, 2027, by, Turn(before=page.before), size)
        assert again.rows == before.rows
    assert not pages[0].before
    return pages


@pytest.mark.parametrize("by", list(FiguresBy))
def test_pages_together_are_the_whole_table(declared: Any, by: FiguresBy) -> None:
    pages = turned(declared, by, 2)
    assert [row for page in pages for row in page.rows] == list(
        all_figures(declared.office, 2027, by)
    )
    assert {(page.units, page.projects) for page in pages} == {(3, 7)}


def test_sub_items_of_a_project_are_not_torn_apart(declared: Any) -> None:
    bare = declare(declared, "一中", 9)
    pages = turned(declared, FiguresBy.ITEM, 1)
    assert [[row.item_code for row in page.rows] for page in pages] == [["1", "2"]] * 7
    assert not bare.item_figures.exists()


def test_a_place_that_no_table_named_is_its_beginning(declared: Any) -> None:
    for by in FiguresBy:
        first = page_of_figures(declared.office, 2027, by, START, 2)
        for strange in ("~", "x", "1~x~201", "1~2"):
            assert page_of_figures(declared.office, 2027, by, Turn(after=strange), 2) == first


def test_tables_hold_the_units_of_the_person_alone(declared: Any) -> None:
    for by in FiguresBy:
        page = page_of_figures(declared.clerk, 2027, by, START, 100)
        assert {row.unit_code for row in page.rows} == {"201001"}
        assert (page.total.asked_fen, page.units, page.projects) == (1200, 1, 4)
        stranger = declared.county.elsewhere["民政局经办"]
        seen = page_of_figures(stranger, 2027, by, START, 100)
        assert {row.unit_name for row in seen.rows} == {"蘅川县民政局"}
    nobody = declared.county[Role.SYSTEM_ADMINISTRATOR]
    assert page_of_figures(nobody, 2030, FiguresBy.ITEM, START, 9).rows == []


@pytest.mark.parametrize("by", list(FiguresBy))
def test_a_page_asks_as_often_whatever_there_is(rounds: Any, by: FiguresBy) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert page_of_figures(rounds.office, 2027, by, START, 3).rows
        return len(asked)

    rounds.declare(100)
    of_one = queries()
    for unit in UNITS * 2:
        rounds.declare(100, unit=unit)
    assert queries() == of_one
