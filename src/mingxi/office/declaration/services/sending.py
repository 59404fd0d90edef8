"""Sending a declaration for review, and taking it out again."""

from collections.abc import Mapping
from typing import NamedTuple

from mingxi.office.declaration.models import Declaration, Review, ReviewTask
from mingxi.office.declaration.reckoning.blocking import SENDING
from mingxi.office.declaration.reckoning.form_checking import CheckedForm, checked_form
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.reckoning.review_findings import json_of_findings, kept_findings
from mingxi.office.declaration.reckoning.routes import Outcome, Step, StepKind
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectState, Stage
from mingxi.office.declaration.selectors.routes import route_for, units_of_steps
from mingxi.office.declaration.services import review_guards as guards
from mingxi.office.declaration.services.drafting import withdraw_declaration
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.declaration.services.review_course import end_review, move_project, open_next
from mingxi.office.declaration.services.versions import make_version
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person, Unit


class Prepared(NamedTuple):
    """A draft that was checked before the transaction: which revision, and what came of it."""

    revision: int
    checked: CheckedForm
    report: StoredFile


def prepare_sending(*, declaration: Declaration, by_number: str) -> Prepared:
    """Check the draft and store the report; slow, so outside ``writing``."""
    draft = declaration.draft
    checked = checked_form(form_of_json(draft.content))
    report = store(
        checked.report,
        name=f"{declaration.project.name}-核对.json",
        media_type="application/json",
        by_number=by_number,
    )
    return Prepared(draft.revision, checked, report)


def send_for_review(
    *, declaration: Declaration, revision: int, checked: CheckedForm, report: StoredFile, by: Person
) -> Review:
    """Make a version of the draft and send it along the route of its unit.

    Args:
        declaration: What is sent.
        revision: The revision of the draft that was checked.
        checked: What the checker said of it (``prepare_sending``).
        report: Its report, stored.
        by: A clerk of the unit.

    Raises:
        RefusedError: Where the unit has no turn to send, the draft was changed since the check, a
            finding blocks, or there is no route.
    """
    with writing():
        declaration = held_declaration(declaration.pk)
        guards.refuse_sending(declaration, revision, by)
        guards.refuse_findings(kept_findings(checked), declaration, step=SENDING)
        route = route_for(declaration.unit)
        places = units_of_steps(declaration.unit)
        if route is None or places[StepKind.BUDGET_OFFICE] is None:
            raise RefusedError(
                "review-no-route",
                f"“{declaration.unit.name}”没有可用的审核流程。",
                mend="请预算股在“审核设置”中设定流程，并核对单位的上级财政部门。",
            )
        form = form_of_json(declaration.draft.content)
        version = make_version(
            declaration=declaration,
            form=form,
            checked=checked,
            report=report,
            stage=Stage.FIRST_UP,
            by=by,
        )
        declaration = version.declaration
        declaration.state = DeclarationState.IN_REVIEW
        declaration.admitted_fen = None
        declaration.changed_at = now()
        declaration.save(update_fields=["state", "admitted_fen", "changed_at"])
        review = Review.objects.create(
            declaration=declaration,
            version=version,
            route=route,
            findings=json_of_findings(kept_findings(checked)),
            sent_by=by,
            sent_at=now(),
        )
        _lay_tasks(review, [step.value for step in route.steps.all()], places)
        move_project(declaration, ProjectState.DRAFT, ProjectState.SUBMITTED)
        record(
            "declaration.sent_for_review",
            by=by,
            on=declaration,
            changed=["state"],
            facts={
                "version": version.number,
                "asked_fen": version.asked_fen,
                "route": route.pk,
                "errors": version.errors,
                "warnings": version.warnings,
            },
        )
        open_next(review, by=by)
    return review


def withdraw_from_review(*, declaration: Declaration, by: Person) -> None:
    """Take a declaration out of review: the unit writes again, what is open lapses."""
    with writing():
        declaration = withdraw_declaration(declaration=declaration, by=by)
        for review in declaration.reviews.filter(ended_at=None):
            end_review(review, Outcome.WITHDRAWN, by=by)
        move_project(declaration, ProjectState.SUBMITTED, ProjectState.DRAFT)
        move_project(declaration, ProjectState.REVIEW, ProjectState.DRAFT)


def _lay_tasks(review: Review, steps: list[Step], places: Mapping[StepKind, Unit | None]) -> None:
    """Copy the steps of the route; a step that has no place for this unit is left out."""
    ReviewTask.objects.bulk_create(
        ReviewTask(
            review=review,
            declaration=review.declaration,
            kind=step.kind,
            place=step.place,
            gives_opinion=step.kind.gives_opinion,
            days=step.days,
            is_required=step.is_required,
            may_be_skipped=step.may_be_skipped,
            needs_collective_decision=step.needs_collective_decision,
            unit=unit,
        )
        for step in steps
        if (unit := places[step.kind]) is not None
    )
