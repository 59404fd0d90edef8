"""Review for programs: the queue, decisions, reasons, comments."""

from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.declaration.api.review_values import (
    ReviewOut,
    ReviewTaskOut,
    ReviewWholeOut,
    told_review,
    told_task,
    told_whole,
)
from mingxi.office.declaration.models import Review, ReviewTask
from mingxi.office.declaration.ports import (
    READ_PROJECTS,
    REVIEW,
    WAIVE_FINDINGS,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.admitting import Amounts
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState, Verdict
from mingxi.office.declaration.selectors.review_page import review_shown
from mingxi.office.declaration.selectors.reviews import reviews_for, tasks_for
from mingxi.office.declaration.services import reviewing
from mingxi.office.declaration.services.waiving import waive_findings
from mingxi.office.frame.api import Fen, Id, PageOf, Paging, Sent, needs, page_of, writes

router = Router()

Words = Annotated[str, Field(max_length=2000)]


class ReviewFilter(Schema):
    """Which reviews: of a declaration, ended or still under way."""

    declaration_id: Id | None = None
    ended: bool | None = None

    def chosen(self, reviews: QuerySet[Review]) -> QuerySet[Review]:
        """Leave out the others."""
        if self.declaration_id is not None:
            reviews = reviews.filter(declaration=self.declaration_id)
        if self.ended is not None:
            reviews = reviews.filter(ended_at__isnull=not self.ended)
        return reviews


class ItemFen(Sent):
    """What is left of a sub-item."""

    key: Annotated[str, Field(max_length=16)]
    admitted_fen: Annotated[Fen, Field(ge=0)]


class VerdictIn(Sent):
    """A decision; amounts for a cut alone, ``return_to`` for a return alone (null: the unit)."""

    verdict: Verdict
    reason: Words = ""
    total_fen: Annotated[Fen, Field(ge=0)] | None = None
    items: Annotated[list[ItemFen], Field(max_length=200)] = []
    return_to: StepKind | None = None


class ReasonIn(Sent):
    """A reason for letting a finding pass."""

    fingerprint: Annotated[str, Field(max_length=128)]
    reason: Words


class ReasonsIn(Sent):
    """Reasons of the head of the unit."""

    reasons: Annotated[list[ReasonIn], Field(min_length=1, max_length=200)]


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
def post_decision(request: PersonRequest, task_id: Id, decision: VerdictIn) -> ReviewTaskOut:
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
def get_reviews(
    request: PersonRequest, paging: Query[Paging], which: Query[ReviewFilter]
) -> PageOf[ReviewOut]:
    """Give the reviews that the person may see."""
    rows = which.chosen(reviews_for(request.user)).select_related("route")
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
