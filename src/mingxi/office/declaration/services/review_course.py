"""The course of a review: which step is opened next, and how it ends."""

from datetime import timedelta

from mingxi.office.declaration.models import Declaration, Review, ReviewTask
from mingxi.office.declaration.reckoning.routes import Outcome, TaskState, next_place
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectState
from mingxi.office.declaration.selectors.reviews import current_turn, is_vacant
from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import now, today

_STATE_AFTER = {
    Outcome.RETURNED: DeclarationState.RETURNED,
    Outcome.ADMITTED: DeclarationState.ADMITTED,
    Outcome.REJECTED: DeclarationState.REJECTED,
}
_EVENT_AFTER = {
    Outcome.RETURNED: "declaration.returned",
    Outcome.ADMITTED: "declaration.admitted",
    Outcome.REJECTED: "declaration.rejected",
}


def open_next(review: Review, *, by: Actor) -> None:
    """Open the next steps; those that nobody can take are skipped where the route allows it."""
    while True:
        tasks = current_turn(review)
        place = next_place(task.standing for task in tasks)
        if place is None:
            return
        for task in tasks:
            if task.place == place and task.state == TaskState.WAITING:
                _open_or_skip(task, review, by)


def begin_turn(review: Review, place: int, *, by: Actor) -> None:
    """Lay the steps from a place on anew, and open the first of them."""
    turn = current_turn(review)[0].turn + 1
    lapse(review)
    ReviewTask.objects.bulk_create(
        ReviewTask(
            review=review,
            declaration=review.declaration,
            turn=turn,
            kind=task.kind,
            place=task.place,
            gives_opinion=task.gives_opinion,
            days=task.days,
            is_required=task.is_required,
            may_be_skipped=task.may_be_skipped,
            needs_collective_decision=task.needs_collective_decision,
            unit=task.unit,
        )
        for task in _every_step(review)
        if task.place >= place
    )
    open_next(review, by=by)


def end_review(review: Review, outcome: Outcome, *, by: Actor) -> None:
    """End a review; what is still open in it lapses, and the declaration follows.

    The caller holds the row of the declaration. A withdrawal leaves the declaration's state to who
    withdraws it.
    """
    lapse(review)
    review.ended_at = now()
    review.outcome = outcome
    review.save(update_fields=["ended_at", "outcome"])
    record("review.ended", by=by, on=review, facts={"outcome": outcome.value})
    state = _STATE_AFTER.get(outcome)
    if state is None:
        return
    declaration = review.declaration
    declaration.state = state
    declaration.changed_at = now()
    declaration.save(update_fields=["state", "changed_at"])
    record(
        _EVENT_AFTER[outcome],
        by=by,
        on=declaration,
        changed=["state"],
        facts={"version": review.version.number},
    )
    if outcome in (Outcome.RETURNED, Outcome.REJECTED):
        move_project(declaration, ProjectState.SUBMITTED, ProjectState.DRAFT)
        move_project(declaration, ProjectState.REVIEW, ProjectState.DRAFT)


def move_project(declaration: Declaration, before: ProjectState, after: ProjectState) -> None:
    """Move a project on in its life, if it stands just before; one that continues stays."""
    project = declaration.project
    if project.state == before:
        project.state = after
        project.save(update_fields=["state"])


def lapse(review: Review) -> None:
    """Let all steps that are not done lapse."""
    ahead = [state for state in TaskState if state.is_ahead]
    review.tasks.filter(state__in=ahead).update(state=TaskState.LAPSED)


def _every_step(review: Review) -> list[ReviewTask]:
    """Give the steps as the first turn laid them."""
    return list(review.tasks.filter(turn=1).order_by("place", "pk"))


def _open_or_skip(task: ReviewTask, review: Review, by: Actor) -> None:
    facts: dict[str, str | int] = {
        "step": task.kind,
        "turn": task.turn,
        "declaration": review.declaration_id,
    }
    if task.may_be_skipped and is_vacant(task, review):
        task.state = TaskState.SKIPPED
        task.save(update_fields=["state"])
        record("review_task.skipped", by=by, on=task, facts=facts)
        return
    task.state = TaskState.OPEN
    task.opened_at = now()
    task.due_on = today() + timedelta(days=task.days)
    task.save(update_fields=["state", "opened_at", "due_on"])
    record("review_task.opened", by=by, on=task, facts=facts)
    if task.step.is_in_finance:
        move_project(review.declaration, ProjectState.SUBMITTED, ProjectState.REVIEW)
