"""Deciding the steps of a review."""

from mingxi.office.declaration.models import AdmittedItem, ItemFigure, Review, ReviewTask
from mingxi.office.declaration.reckoning.admitting import Amounts, cut_objection, with_sums
from mingxi.office.declaration.reckoning.project_form import ProjectForm, form_of_json
from mingxi.office.declaration.reckoning.review_findings import findings_of_json
from mingxi.office.declaration.reckoning.routes import Outcome, StepKind, TaskState, Verdict
from mingxi.office.declaration.selectors.reviews import standing_amounts
from mingxi.office.declaration.services import review_guards as guards
from mingxi.office.declaration.services.admitting import admit_to_library
from mingxi.office.declaration.services.holding import held_declaration
from mingxi.office.declaration.services.review_course import begin_turn, end_review, open_next
from mingxi.office.events.services import record
from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person


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
        declaration = held_declaration(task.declaration_id)
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
