"""Sending a declaration for review, and deciding its steps."""

from collections.abc import Mapping
from typing import NamedTuple

from mingxi.office.declaration.models import (
    AdmittedItem,
    BudgetProject,
    Declaration,
    ItemFigure,
    Review,
    ReviewTask,
)
from mingxi.office.declaration.reckoning.admitting import Amounts, cut_objection, with_sums
from mingxi.office.declaration.reckoning.blocking import SENDING
from mingxi.office.declaration.reckoning.form_checking import CheckedForm, checked_form
from mingxi.office.declaration.reckoning.project_form import ProjectForm, form_of_json
from mingxi.office.declaration.reckoning.review_findings import (
    findings_of_json,
    json_of_findings,
    kept_findings,
)
from mingxi.office.declaration.reckoning.routes import (
    Outcome,
    Step,
    StepKind,
    TaskState,
    Verdict,
)
from mingxi.office.declaration.reckoning.states import DeclarationState, ProjectState, Stage
from mingxi.office.declaration.selectors.reviews import standing_amounts
from mingxi.office.declaration.selectors.routes import route_for, units_of_steps
from mingxi.office.declaration.services import review_guards as guards
from mingxi.office.declaration.services.admitting import admit_to_library
from mingxi.office.declaration.services.drafting import withdraw_declaration
from mingxi.office.declaration.services.review_course import (
    begin_turn,
    end_review,
    move_project,
    open_next,
)
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
        declaration = Declaration.objects.select_for_update().get(pk=declaration.pk)
        declaration.project = BudgetProject.objects.select_for_update().get(
            pk=declaration.project_id
        )
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
        declaration.refresh_from_db()
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


def decide(
    *,
    task: ReviewTask,
    verdict: Verdict,
    reason: str = "",
    left: Amounts | None = None,
    return_to: StepKind | None = None,
    by: Person,
) -> ReviewTask:
    """Decide an open step; the text goes on, back, into the library or out.

    Args:
        task: The step.
        verdict: One of ``task.step.verdicts``; agreement at the last step admits the project.
        reason: Needed for all but an agreement.
        left: Of a cut, what is left of the total, and of the sub-items that have none below them.
        return_to: Of a return, the earlier step; None for the unit, which mends and sends anew.
        by: Who holds the role where the step is taken, and had no hand in the text before.

    Raises:
        RefusedError: Where it is not open, not this person's, or the verdict is not possible.
    """
    with writing():
        declaration = Declaration.objects.select_for_update().get(pk=task.declaration_id)
        task = ReviewTask.objects.select_related(
            "review__version__declaration", "review__sent_by", "decided_by", "declaration__unit"
        ).get(pk=task.pk)
        review = task.review
        review.declaration = declaration
        # Who is no stranger may be told who was first.
        guards.refuse_stranger(task, review, by)
        guards.refuse_closed(task, declaration)
        guards.refuse_verdict(task, verdict, reason)
        if verdict.passes:
            guards.refuse_findings(findings_of_json(review.findings), declaration, step=task.step)
            guards.refuse_without_records(task, review)
        back = guards.step_to_return_to(task, review, verdict, return_to)
        amounts = _cut(review, left) if verdict is Verdict.CUT else None
        _keep(task, verdict, reason.strip(), amounts, back, by)
        _go_on(task, review, verdict, back, by)
    return task


def withdraw_from_review(*, declaration: Declaration, by: Person) -> None:
    """Take a declaration out of review: the unit writes again, what is open lapses."""
    with writing():
        withdraw_declaration(declaration=declaration, by=by)
        for review in declaration.reviews.filter(ended_at=None).select_related("declaration"):
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


def _cut(review: Review, left: Amounts | None) -> Amounts:
    """Give the amounts that a cut leaves, those of items above others summed up."""
    if left is None:
        raise RefusedError(
            "review-cut", "没有填写审定数。", where="total_fen", mend="请填写核减后的总额和子项。"
        )
    form = form_of_json(review.version.content)
    wished = Amounts(left.total_fen, with_sums(form, left.items_fen))
    objection = cut_objection(form, _standing(review, form), wished)
    if objection:
        raise RefusedError("review-cut", objection, where="total_fen", mend="请核对审定数。")
    return wished


def _standing(review: Review, form: ProjectForm) -> Amounts:
    return standing_amounts(review.tasks.prefetch_related("admitted_items"), form)


def _keep(  # a decision has as many parts
    task: ReviewTask,
    verdict: Verdict,
    reason: str,
    amounts: Amounts | None,
    back: ReviewTask | None,
    by: Person,
) -> None:
    task.state = TaskState.DECIDED
    task.verdict = verdict
    task.reason = reason
    task.returned_to = back.kind if back else ""
    task.admitted_fen = amounts.total_fen if amounts else None
    task.decided_at = now()
    task.decided_by = by
    task.save()
    items = amounts.items_fen if amounts else {}
    AdmittedItem.objects.bulk_create(
        AdmittedItem(task=task, key=key, admitted_fen=fen) for key, fen in items.items()
    )
    record(
        "review_task.decided",
        by=by,
        on=task,
        facts={
            "declaration": task.declaration_id,
            "step": task.kind,
            "verdict": verdict.value,
            "returned_to": task.returned_to,
            **({"admitted_fen": amounts.total_fen} if amounts else {}),
        },
        secrets={"reason": reason} if reason else {},
    )


def _go_on(
    task: ReviewTask, review: Review, verdict: Verdict, back: ReviewTask | None, by: Person
) -> None:
    match verdict:
        case Verdict.RETURN if back is not None:
            begin_turn(review, back.place, by=by)
        case Verdict.RETURN:
            end_review(review, Outcome.RETURNED, by=by)
        case Verdict.REJECT:
            end_review(review, Outcome.REJECTED, by=by)
        case Verdict.AGREE | Verdict.CUT if task.step is StepKind.BUDGET_OFFICE:
            _admit(review, by)
        case Verdict.AGREE | Verdict.CUT:
            open_next(review, by=by)
        case Verdict.OPINION:
            pass


def _admit(review: Review, by: Person) -> None:
    """Let the project into the library with what the steps left of its amounts."""
    declaration = review.declaration
    amounts = _standing(review, form_of_json(review.version.content))
    figures = list(ItemFigure.objects.filter(declaration=declaration))
    for figure in figures:
        figure.admitted_fen = amounts.items_fen.get(figure.key)
    ItemFigure.objects.bulk_update(figures, ["admitted_fen"])
    declaration.admitted_fen = amounts.total_fen
    declaration.save(update_fields=["admitted_fen"])
    end_review(review, Outcome.ADMITTED, by=by)
    admit_to_library(declaration=declaration, admitted_fen=amounts.total_fen, by=by)
