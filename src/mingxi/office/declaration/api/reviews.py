"""Review for programs: the queue, decisions, reasons, comments."""

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.declaration.models import Review, ReviewTask
from mingxi.office.declaration.ports import (
    READ_PROJECTS,
    REVIEW,
    WAIVE_FINDINGS,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.admitting import Amounts
from mingxi.office.declaration.reckoning.blocking import Effect
from mingxi.office.declaration.reckoning.routes import Outcome, StepKind, TaskState, Verdict
from mingxi.office.declaration.selectors.review_page import ReviewShown, review_shown
from mingxi.office.declaration.selectors.reviews import reviews_for, tasks_for
from mingxi.office.declaration.services import reviewing
from mingxi.office.declaration.services.waiving import waive_findings
from mingxi.office.frame.api import Fen, Id, Moment, PageOf, Paging, needs, page_of, writes

router = Router()

Words = Annotated[str, Field(max_length=2000)]


class ReviewTaskOut(Schema):
    """A step of a review."""

    id: Id
    review_id: Id
    declaration_id: Id
    project_name: str
    fiscal_year: int
    unit_code: str
    step: StepKind
    turn: int
    state: TaskState
    opened_at: Moment | None
    due_on: str | None
    decided_at: Moment | None
    verdict: Verdict | None
    returned_to: StepKind | None
    reason: str
    admitted_fen: Fen | None
    version_number: int
    asked_fen: Fen
    errors: int
    warnings: int


class ReviewOut(Schema):
    """The way of one version along its route."""

    id: Id
    declaration_id: Id
    version_number: int
    route: str
    sent_at: Moment
    ended_at: Moment | None
    outcome: Outcome | None


class WeighedOut(Schema):
    """A finding of the version, and what it does at the step that is open."""

    code: str
    severity: str
    message: str
    excerpt: str
    fingerprint: str
    field: str
    effect: Effect
    holds_up: bool
    waived_because: str | None


class FigureOut(Schema):
    """What was asked for a sub-item and what the steps so far left of it; key "" is the total."""

    key: str
    label: str
    asked_fen: Fen
    standing_fen: Fen


class ReviewWholeOut(ReviewOut):
    """A review with all that its page shows; places of comments are ranges of ``text``."""

    text: str
    findings: list[WeighedOut]
    figures: list[FigureOut]
    tasks: list[ReviewTaskOut]


class ItemFen(Schema):
    """What is left of a sub-item."""

    key: Annotated[str, Field(max_length=16)]
    admitted_fen: Annotated[Fen, Field(ge=0)]


class DecisionIn(Schema):
    """A decision; amounts for a cut alone, ``return_to`` for a return alone (null: the unit)."""

    verdict: Verdict
    reason: Words = ""
    total_fen: Annotated[Fen, Field(ge=0)] | None = None
    items: Annotated[list[ItemFen], Field(max_length=200)] = []
    return_to: StepKind | None = None


class ReasonIn(Schema):
    """A reason for letting a finding pass."""

    fingerprint: Annotated[str, Field(max_length=128)]
    reason: Words


class ReasonsIn(Schema):
    """Reasons of the head of the unit."""

    reasons: Annotated[list[ReasonIn], Field(min_length=1, max_length=200)]


def told_task(task: ReviewTask) -> ReviewTaskOut:
    """Tell of a step."""
    version = task.review.version
    return ReviewTaskOut(
        id=task.pk,
        review_id=task.review_id,
        declaration_id=task.declaration_id,
        project_name=task.declaration.project.name,
        fiscal_year=task.declaration.fiscal_year,
        unit_code=task.declaration.unit.code,
        step=task.step,
        turn=task.turn,
        state=TaskState(task.state),
        opened_at=task.opened_at,
        due_on=task.due_on.isoformat() if task.due_on else None,
        decided_at=task.decided_at,
        verdict=Verdict(task.verdict) if task.verdict else None,
        returned_to=StepKind(task.returned_to) if task.returned_to else None,
        reason=task.reason,
        admitted_fen=task.admitted_fen,
        version_number=version.number,
        asked_fen=version.asked_fen,
        errors=version.errors,
        warnings=version.warnings,
    )


def told_review(review: Review) -> ReviewOut:
    """Tell of a review."""
    return ReviewOut(**_told(review))


def _told(review: Review) -> dict[str, Any]:
    return {
        "id": review.pk,
        "declaration_id": review.declaration_id,
        "version_number": review.version.number,
        "route": review.route.name,
        "sent_at": review.sent_at,
        "ended_at": review.ended_at,
        "outcome": Outcome(review.outcome) if review.outcome else None,
    }


def told_whole(review: Review, shown: ReviewShown) -> ReviewWholeOut:
    """Tell of a review with its text, findings, figures and steps."""
    for task in shown.tasks:
        task.review, task.declaration = review, review.declaration
    return ReviewWholeOut(
        **_told(review),
        text=shown.read.text,
        findings=[
            WeighedOut(
                code=one.weight.finding.code,
                severity=one.weight.finding.severity,
                message=one.weight.finding.message,
                excerpt=one.weight.finding.excerpt,
                fingerprint=one.weight.finding.fingerprint,
                field=one.weight.finding.field,
                effect=one.weight.effect,
                holds_up=one.weight.holds_up,
                waived_because=one.waiver.reason if one.waiver else None,
            )
            for one in shown.findings
        ],
        figures=[
            FigureOut(
                key=one.key,
                label=one.label,
                asked_fen=one.asked_fen,
                standing_fen=one.standing_fen,
            )
            for one in shown.figures
        ],
        tasks=[told_task(task) for task in shown.tasks],
    )


_OF_TASK = ("declaration__project", "declaration__unit", "review__version")


@router.get(
    "/review-tasks",
    response=PageOf[ReviewTaskOut],
    summary="待我审核",
    description="轮到本人办理的环节，按收到的先后。",
)
@needs(REVIEW)
def get_tasks(request: PersonRequest, paging: Query[Paging]) -> PageOf[ReviewTaskOut]:
    """Give the open steps that the person may take."""
    rows = tasks_for(request.user).select_related(*_OF_TASK)
    return page_of(rows, paging, by="pk", told=told_task)


@router.post(
    "/review-tasks/{task_id}/decision",
    response=ReviewTaskOut,
    summary="办理一个审核环节",
    description="除同意外都须写明理由。核减时给出审定总额和各末级子项的审定数（分）。",
)
@writes(REVIEW)
def post_decision(request: PersonRequest, task_id: Id, decision: DecisionIn) -> ReviewTaskOut:
    """Decide a step."""
    # Whoever may see the text is told why a step is not theirs; for others it is not there.
    rows = ReviewTask.objects.filter(review__in=reviews_for(request.user).values("pk"))
    task = get_object_or_404(rows, pk=task_id)
    left = None
    if decision.total_fen is not None:
        left = Amounts(decision.total_fen, {one.key: one.admitted_fen for one in decision.items})
    reviewing.decide(
        task=task,
        verdict=decision.verdict,
        reason=decision.reason,
        left=left,
        return_to=decision.return_to,
        by=request.user,
    )
    return told_task(ReviewTask.objects.select_related(*_OF_TASK).get(pk=task.pk))


@router.get(
    "/reviews",
    response=PageOf[ReviewOut],
    summary="送审记录",
    description="本人可见单位的送审，最近的在前。",
)
@needs(READ_PROJECTS)
def get_reviews(request: PersonRequest, paging: Query[Paging]) -> PageOf[ReviewOut]:
    """Give the reviews that the person may see."""
    rows = reviews_for(request.user).select_related("route")
    return page_of(rows, paging, by="-pk", told=told_review)


@router.get(
    "/reviews/{review_id}",
    response=ReviewWholeOut,
    summary="一次送审",
    description="正文、问题、金额和各环节；问题的作用按当前环节判断。",
)
@needs(READ_PROJECTS)
def get_review(request: PersonRequest, review_id: Id) -> ReviewWholeOut:
    """Give one review."""
    rows = reviews_for(request.user).select_related("route")
    review = get_object_or_404(rows, pk=review_id)
    now_open = review.tasks.filter(state=TaskState.OPEN, gives_opinion=False).first()
    step = now_open.step if now_open else StepKind.BUDGET_OFFICE
    return told_whole(review, review_shown(review, step=step, viewer=request.user))


@router.post(
    "/reviews/{review_id}/reasons",
    response=ReviewWholeOut,
    summary="签署放行理由",
    description="单位负责人为不改正的问题写明理由，以后各环节可见。",
)
@writes(WAIVE_FINDINGS)
def post_reasons(request: PersonRequest, review_id: Id, reasons: ReasonsIn) -> ReviewWholeOut:
    """Write reasons."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    waive_findings(
        declaration=review.declaration,
        reasons={one.fingerprint: one.reason for one in reasons.reasons},
        by=request.user,
    )
    return get_whole(request, review.pk)


def get_whole(request: PersonRequest, review_id: int) -> ReviewWholeOut:
    """Give a review anew, after an act."""
    review = reviews_for(request.user).select_related("route").get(pk=review_id)
    return told_whole(review, review_shown(review, step=StepKind.UNIT_HEAD, viewer=request.user))
