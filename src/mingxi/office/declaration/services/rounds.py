"""What the rounds of the budget do to declarations and their projects, when the budget asks.

ADMITTED → SPREADING (一下: the unit spreads its control figure) → SPREAD (二上) → APPROVED (二下);
or ADMITTED → UNFUNDED, which puts the project back into the library. What gets no money is kept as
unfunded parts, never lost.
"""

from collections.abc import Sequence
from typing import NamedTuple

from mingxi.office.declaration.models import Declaration, UnfundedPart, WorkingDraft
from mingxi.office.declaration.reckoning.merging import (
    json_of_traces,
    traced,
    traces_of_json,
)
from mingxi.office.declaration.reckoning.project_form import ProjectForm, json_of_form
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectState
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person


class Lack(NamedTuple):
    """What a sub-item (``item_key`` empty: the project as a whole) needed and what it got."""

    item_key: str
    label: str
    need_fen: int
    arranged_fen: int


def begin_spreading(*, declaration: Declaration, form: ProjectForm, by: Person) -> Declaration:
    """Give an admitted declaration back to its unit, with the proposal of how to spread (一下).

    Raises:
        RefusedError: It is not admitted.
    """
    with writing():
        present = _held(declaration, DeclarationState.ADMITTED)
        _draft(present, form, by)
        _turn(present, DeclarationState.SPREADING, ProjectState.BUDGETING)
        record("declaration.spreading_begun", by=by, on=present)
    return present


def take_back_spreading(*, declaration: Declaration, by: Actor) -> Declaration:
    """Take a control figure back before the unit has handed in; the need stands as admitted."""
    with writing():
        present = _held(declaration, DeclarationState.SPREADING)
        _turn(present, DeclarationState.ADMITTED, ProjectState.RESERVED)
        record("declaration.spreading_taken_back", by=by, on=present)
    return present


def finish_spreading(*, declaration: Declaration, lacks: Sequence[Lack], by: Actor) -> Declaration:
    """Hand a spread declaration in (二上); what it lacks is kept as unfunded parts."""
    with writing():
        present = _held(declaration, DeclarationState.SPREADING)
        _keep(present, lacks)
        _turn(present, DeclarationState.SPREAD, ProjectState.BUDGETING)
        record(
            "declaration.spreading_finished",
            by=by,
            on=present,
            facts={"unfunded_fen": sum(one.need_fen - one.arranged_fen for one in lacks)},
        )
    return present


def reopen_spreading(*, declaration: Declaration, by: Actor) -> Declaration:
    """Give a handed-in declaration back to its unit to be spread again."""
    with writing():
        present = _held(declaration, DeclarationState.SPREAD)
        present.unfunded_parts.all().delete()
        _turn(present, DeclarationState.SPREADING, ProjectState.BUDGETING)
        record("declaration.spreading_reopened", by=by, on=present)
    return present


def approve_declaration(*, declaration: Declaration, by: Actor) -> Declaration:
    """Approve a handed-in declaration: its budget was replied to (二下)."""
    with writing():
        present = _held(declaration, DeclarationState.SPREAD)
        _turn(present, DeclarationState.APPROVED, ProjectState.APPROVED)
        record("declaration.approved", by=by, on=present)
    return present


def leave_unfunded(*, declaration: Declaration, by: Actor) -> Declaration:
    """Leave an admitted declaration without money this year; its project stays in the library."""
    with writing():
        present = _held(declaration, DeclarationState.ADMITTED)
        need = present.asked_fen if present.admitted_fen is None else present.admitted_fen
        _keep(present, [Lack("", present.project.name, need, 0)] if need else [])
        _turn(present, DeclarationState.UNFUNDED, ProjectState.RESERVED)
        record("declaration.left_unfunded", by=by, on=present, facts={"unfunded_fen": need})
    return present


def _held(declaration: Declaration, state: DeclarationState) -> Declaration:
    """Lock a declaration that must stand in a state."""
    present = held_declaration(declaration.pk)
    if present.state != state:
        raise RefusedError(
            "declaration-in-other-state",
            f"“{present.project.name}”现为“{DeclarationState(present.state).label}”，"
            f"只有“{state.label}”的才能这样办理。",
            mend="请刷新页面，按现在的状态办理。",
        )
    return present


def _turn(declaration: Declaration, state: DeclarationState, project: ProjectState) -> None:
    declaration.state, declaration.changed_at = state.value, now()
    declaration.save(update_fields=["state", "changed_at"])
    declaration.project.state = project.value
    declaration.project.save(update_fields=["state"])


def _draft(declaration: Declaration, form: ProjectForm, by: Person) -> None:
    """Put a form into the working draft, whose revision rises so that nobody saves over it."""
    draft = WorkingDraft.objects.select_for_update().filter(declaration=declaration).first()
    if draft is None:
        draft = WorkingDraft(declaration=declaration, revision=0)
    draft.content = json_of_form(form)
    draft.revision += 1
    traces = traced(traces_of_json(draft.traces), form, draft.revision)
    draft.traces = json_of_traces(traces)
    draft.saved_by, draft.saved_at = by, now()
    draft.save()


def _keep(declaration: Declaration, lacks: Sequence[Lack]) -> None:
    declaration.unfunded_parts.all().delete()
    UnfundedPart.objects.bulk_create(
        UnfundedPart(declaration=declaration, place=place, **lack._asdict())
        for place, lack in enumerate(lacks)
    )
