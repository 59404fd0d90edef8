"""Totals that the database keeps: right after whatever happens, and nobody waits for them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingxi.office.declaration.models import BudgetProject, Declaration, ProjectYear, YearTotal
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    ProjectCategory,
    ProjectState,
)
from mingxi.office.declaration.selectors.totals import sums_by, years_in
from mingxi.office.declaration.services.library import take_out
from mingxi.office.declaration.services.totals import gather_totals
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.duties import IntervalDuty, declared_duties
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role

KEYS = ("fiscal_year", "standing", "unit", "category", "state", "project_state")
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time"
)


@pytest.fixture
def clerk(county: Any) -> Person:
    return county[Role.CLERK]


@pytest.fixture
def office(county: Any) -> Person:
    return county[Role.BUDGET_OFFICE]


def counted() -> dict[Any, Any]:
    """Give the totals as they are when they are counted anew from projects and declarations."""
    totals: dict[Any, list[int]] = {}
    for one in Declaration.objects.select_related("project"):
        project = one.project
        standing = "left" if project.left_at else "held" if project.code else "proposed"
        key = (
            one.fiscal_year,
            standing,
            one.unit_id,
            project.category,
            one.state,
            project.state,
        )
        figures = totals.setdefault(key, [0] * 5)
        values = (1, one.asked_fen, one.admitted_fen or 0, one.next_year_fen, one.year_after_fen)
        totals[key] = [had + value for had, value in zip(figures, values, strict=True)]
    return {key: tuple(figures) for key, figures in totals.items()}


def kept() -> dict[Any, Any]:
    return sums_by(YearTotal.objects.all(), *KEYS)


def noted() -> int:
    return YearTotal.objects.filter(is_gathered=False).count()


def test_totals_follow_the_services(
    admit: Any, declare: Any, county: Any, clerk: Person, office: Person
) -> None:
    places = [county.units[name] for name in ("一中", "云岭乡", "一中", "一中")]
    first, second, *_ = [admit(unit, clerk) for unit in places]
    assert kept() == counted()
    first.asked_fen, first.admitted_fen, first.unit = 7, None, county.units["民政局"]
    first.save()
    BudgetProject.objects.filter(category="3").update(category="1", name="改了")
    take_out(project=second.project, reason="重复", by=office)
    dropped = declare(county.units["一中"], clerk)
    dropped.draft.delete()
    dropped.delete()
    assert kept() == counted()
    assert ProjectYear.objects.get(pk=first.pk).shown_admitted_fen is None


# --- any course of changes -------------------------------------------------------------------

AMOUNTS = st.integers(0, 10**13)
PICKS = st.integers(0, 7)
CHANGES = st.one_of(
    st.tuples(st.just("asked_fen"), AMOUNTS),
    st.tuples(st.just("admitted_fen"), st.none() | AMOUNTS),
    st.tuples(st.just("next_year_fen"), AMOUNTS),
    st.tuples(st.just("year_after_fen"), AMOUNTS),
    st.tuples(st.just("fiscal_year"), st.sampled_from([2026, 2027])),
    st.tuples(st.just("state"), st.sampled_from([one.value for one in DeclarationState])),
    st.tuples(st.just("unit"), st.sampled_from(["一中", "云岭乡"])),
)
PROJECT_CHANGES = st.one_of(
    st.tuples(st.just("category"), st.sampled_from([one.value for one in ProjectCategory])),
    st.tuples(st.just("state"), st.sampled_from([one.value for one in ProjectState])),
    st.tuples(st.just("left_at"), st.sampled_from([None, now()])),
    st.tuples(st.just("name"), st.sampled_from(["甲", "乙"])),
)
STEPS = st.one_of(
    st.tuples(st.just("declare"), st.sampled_from(["一中", "云岭乡"]), AMOUNTS),
    st.tuples(st.just("change"), st.sets(PICKS, min_size=1), CHANGES),
    st.tuples(st.just("change project"), st.sets(PICKS, min_size=1), PROJECT_CHANGES),
    st.tuples(st.just("swap units"), st.none(), st.none()),
    st.tuples(st.just("drop"), st.sets(PICKS, min_size=1), st.none()),
    st.tuples(st.just("gather"), st.none(), st.none()),
)


def chosen(places: set[int]) -> list[int]:
    keys = list(Declaration.objects.order_by("pk").values_list("pk", flat=True))
    return [keys[place % len(keys)] for place in places] if keys else []


def go(step: Any, declare: Any, county: Any) -> None:
    """Change many rows by one statement where a step names many."""
    verb, which, what = step
    if verb == "declare":
        declare(county.units[which], county[Role.CLERK], asked_fen=what)
    elif verb == "change":
        field, value = what
        value = county.units[value] if field == "unit" else value
        Declaration.objects.filter(pk__in=chosen(which)).update(**{field: value})
    elif verb == "change project":
        projects = Declaration.objects.filter(pk__in=chosen(which)).values("project")
        BudgetProject.objects.filter(pk__in=projects).update(**dict([what]))
    elif verb == "swap units":
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE declaration_declaration SET unit_id = CASE unit_id"
                " WHEN %s THEN %s WHEN %s THEN %s ELSE unit_id END",
                [county.units[name].pk for name in ("一中", "云岭乡", "云岭乡", "一中")],
            )
    elif verb == "drop":
        rows = Declaration.objects.filter(pk__in=chosen(which))
        for one in rows:
            one.draft.delete()
        rows.delete()
    else:
        gather_totals()
        assert not noted()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEPS, max_size=12))
def test_totals_are_the_sums_after_any_course_of_changes(
    declare: Any, county: Any, steps: list[Any]
) -> None:
    with transaction.atomic():
        for name in ("一中", "云岭乡", "一中"):
            declare(county.units[name], county[Role.CLERK])
        for step in steps:
            go(step, declare, county)
            assert kept() == counted()
        gather_totals()
        assert kept() == counted()
        assert YearTotal.objects.count() == len(counted())
        transaction.set_rollback(True)


# --- what is noted ---------------------------------------------------------------------------


def test_what_changes_no_figure_is_not_noted(declare: Any, county: Any, clerk: Person) -> None:
    one = declare(county.units["一中"], clerk)
    gather_totals()
    BudgetProject.objects.update(name="改了名", rank=7)
    Declaration.objects.update(asked_fen=one.asked_fen, errors=3, warnings=0)
    assert not noted()
    Declaration.objects.update(asked_fen=one.asked_fen + 1)
    assert noted() == 1


def test_a_move_is_noted_as_a_pair(declare: Any, county: Any, clerk: Person) -> None:
    declare(county.units["一中"], clerk)
    gather_totals()
    Declaration.objects.update(unit=county.units["云岭乡"])
    rows = YearTotal.objects.filter(is_gathered=False).order_by("projects")
    assert [(row.unit, row.projects, row.asked_fen) for row in rows] == [
        (county.units["一中"], -1, -1_000_000),
        (county.units["云岭乡"], 1, 1_000_000),
    ]


@only_postgresql
def test_many_lines_of_a_group_are_noted_together(declare: Any, county: Any, clerk: Person) -> None:
    for _ in range(5):
        declare(county.units["一中"], clerk)
    gather_totals()
    Declaration.objects.update(state=DeclarationState.RETURNED)
    assert noted() == 2


def test_a_group_without_projects_vanishes(declare: Any, county: Any, clerk: Person) -> None:
    one = declare(county.units["一中"], clerk)
    one.draft.delete()
    one.delete()
    assert YearTotal.objects.count() == 2
    assert kept() == {}
    assert years_in(YearTotal.objects.all()) == []
    gather_totals()
    assert not YearTotal.objects.exists()


def test_the_clock_gathers() -> None:
    duty = declared_duties()["declaration.gather_totals"]
    assert isinstance(duty, IntervalDuty)
    assert duty.act is gather_totals
    assert duty.every <= timedelta(minutes=1)


def test_gathering_writes_nothing_where_nothing_was_noted(
    declare: Any, county: Any, clerk: Person, django_assert_num_queries: Any
) -> None:
    declare(county.units["一中"], clerk)
    gather_totals()
    with django_assert_num_queries(1):
        gather_totals()


# --- several at once -------------------------------------------------------------------------


@pytest.mark.usefixtures("transactional_db")
def test_gathering_loses_nothing_while_others_write(
    found_county: Callable[[], Any], declare: Any
) -> None:
    county = found_county()
    units = [county.units["一中"], county.units["云岭乡"]]
    made = [declare(units[number % 2], county[Role.CLERK]) for number in range(3)]
    are_written = Event()

    def write(number: int) -> None:
        try:
            for turn in range(30):
                with writing():
                    Declaration.objects.filter(pk=made[number].pk).update(
                        unit=units[turn % 2], asked_fen=turn * 1000 + number
                    )
        finally:
            connection.close()

    def gather() -> None:
        try:
            while not are_written.is_set():
                gather_totals()
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as threads:
        gathering = [threads.submit(gather) for _ in range(2)]
        try:
            list(threads.map(write, range(3)))
        finally:
            are_written.set()
    for each in gathering:
        each.result()
    assert kept() == counted()
    gather_totals()
    assert kept() == counted()
    assert YearTotal.objects.count() == len(counted())


@contextmanager
def impatient() -> Iterator[BaseDatabaseWrapper]:
    """Open a transaction beside others, which would rather fail than wait."""
    beside = connection.copy()
    try:
        with beside.cursor() as cursor:
            cursor.execute("SET lock_timeout = '300ms'")
            cursor.execute("BEGIN")
        yield beside
        with beside.cursor() as cursor:
            cursor.execute("COMMIT")
    finally:
        beside.close()


def move(beside: BaseDatabaseWrapper, declaration: Declaration, state: DeclarationState) -> None:
    with beside.cursor() as cursor:
        cursor.execute(
            "UPDATE declaration_declaration SET state = %s WHERE id = %s",
            [state.value, declaration.pk],
        )


@pytest.fixture
def shared_rows(transactional_db: None) -> Iterator[None]:
    """Have the database keep one row for each state as well, which all who write share."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE shared (state varchar PRIMARY KEY, projects integer)")
        cursor.execute("""
            CREATE FUNCTION share() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                UPDATE shared SET projects = projects - 1 WHERE state = OLD.state;
                UPDATE shared SET projects = projects + 1 WHERE state = NEW.state;
                RETURN NULL; END $$""")
        cursor.execute(
            "CREATE TRIGGER share AFTER UPDATE OF state ON declaration_projectyear"
            " FOR EACH ROW EXECUTE FUNCTION share()"
        )
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER share ON declaration_projectyear")
        cursor.execute("DROP FUNCTION share")
        cursor.execute("DROP TABLE shared")


def swap(county: Any, declare: Any) -> None:
    """Have two transactions move two declarations each, in opposite directions."""
    unit, clerk = county.units["一中"], county[Role.CLERK]
    here, there = DeclarationState.IN_REVIEW, DeclarationState.RETURNED
    going = [declare(unit, clerk, state=here) for _ in range(2)]
    coming = [declare(unit, clerk, state=there) for _ in range(2)]
    if "shared" in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO shared VALUES (%s, 2), (%s, 2)", [here.value, there.value])
    with ExitStack() as stack:
        one, other = (stack.enter_context(impatient()) for _ in range(2))
        for gone, come in zip(going, coming, strict=True):
            move(one, gone, there)
            move(other, come, here)
            # And a third puts together what it sees.
            gather_totals()


@only_postgresql
@pytest.mark.usefixtures("transactional_db")
def test_two_that_swap_groups_do_not_wait_for_each_other(
    found_county: Callable[[], Any], declare: Any
) -> None:
    swap(found_county(), declare)
    assert kept() == counted()
    assert len(counted()) == 2


@only_postgresql
@pytest.mark.usefixtures("shared_rows")
def test_rows_that_all_share_would_keep_them_waiting(
    found_county: Callable[[], Any], declare: Any
) -> None:
    with pytest.raises(OperationalError, match="lock timeout"):
        swap(found_county(), declare)
