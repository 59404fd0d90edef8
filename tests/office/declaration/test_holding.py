"""Two who change a project and its declaration from opposite ends."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from mingxi.office.declaration.models import BudgetProject, Declaration, WorkingDraft
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.routes import StepKind, Verdict
from mingxi.office.declaration.reckoning.states import LibraryChange
from mingxi.office.declaration.services.abandoning import abandon_declaration
from mingxi.office.declaration.services.drafting import save_draft
from mingxi.office.declaration.services.library_changes import change_projects
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.declaration.services.sending import withdraw_from_review
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.people.reckoning.roles import Role

ON_POSTGRESQL = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time"
)


def save(desk: Any, declaration: Declaration) -> Callable[[], object]:
    draft = WorkingDraft.objects.get(declaration=declaration)
    form = form_of_json(draft.content).model_copy(update={"name": "改过的名称"})
    clerk = desk.county[Role.CLERK]
    return lambda: save_draft(declaration=declaration, form=form, revision=draft.revision, by=clerk)


def abandon(desk: Any, declaration: Declaration) -> Callable[[], object]:
    return lambda: abandon_declaration(
        declaration=declaration, reason="不做了", by=desk.county[Role.CLERK]
    )


def send(desk: Any, declaration: Declaration) -> Callable[[], object]:
    return lambda: desk.send(declaration)


def withdraw(desk: Any, declaration: Declaration) -> Callable[[], object]:
    desk.send(declaration)
    return lambda: withdraw_from_review(declaration=declaration, by=desk.county[Role.CLERK])


def give_back(desk: Any, declaration: Declaration) -> Callable[[], object]:
    task = desk.open_step(desk.send(declaration), StepKind.SECTION_HEAD)
    head = desk.county[Role.SECTION_HEAD]
    return lambda: decide(task=task, verdict=Verdict.RETURN, reason="请补充。", by=head)


@ON_POSTGRESQL
@pytest.mark.usefixtures("transactional_db")
@pytest.mark.parametrize("prepared", [save, abandon, send, withdraw, give_back])
def test_who_changes_a_declaration_waits_at_its_project_and_holds_nothing_before(
    found_county: Callable[[], Any], desk_of: Callable[[Any], Any], prepared: Any
) -> None:
    desk = desk_of(found_county())
    declaration = desk.begin()
    act = prepared(desk, declaration)
    with ThreadPoolExecutor(1) as threads:
        with writing():
            # As who takes a project out of the library: first the project …
            BudgetProject.objects.select_for_update().get(pk=declaration.project_id)
            acting = threads.submit(alone, act)
            until_somebody_waits(acting)
            # … then its declarations: PostgreSQL would end one of the two, had the other these.
            Declaration.objects.filter(pk=declaration.pk).update(changed_at=now())
        acting.result()


@ON_POSTGRESQL
@pytest.mark.usefixtures("transactional_db")
def test_two_who_mark_the_same_projects_in_opposite_order_do_not_wait_for_each_other(
    found_county: Callable[[], Any], desk_of: Callable[[Any], Any]
) -> None:
    desk = desk_of(found_county())
    first, second = (one().project for one in (desk.begin, desk.begin_another))
    office = desk.county[Role.BUDGET_OFFICE]

    def rank() -> object:
        return change_projects(
            change=LibraryChange.RANK, projects=[second, first], first=1, by=office
        )

    BudgetProject.objects.update(state="reserved")
    with ThreadPoolExecutor(1) as threads:
        with writing():
            BudgetProject.objects.select_for_update().get(pk=first.pk)
            acting = threads.submit(alone, rank)
            until_somebody_waits(acting)
            BudgetProject.objects.select_for_update().get(pk=second.pk)
        acting.result()


def alone(act: Callable[[], object]) -> None:
    """Act on a connection of its own."""
    try:
        act()
    finally:
        connection.close()


def until_somebody_waits(acting: "Future[None]") -> None:
    """Come back when the other connection waits for this one, or is done."""
    waiting = (
        "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    )
    with connection.cursor() as cursor:
        while not acting.done():
            cursor.execute(waiting)
            if cursor.fetchone():
                return
