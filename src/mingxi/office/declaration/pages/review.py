"""One review: the text with findings and comments beside it, and the decision of an open step."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.models import Review, ReviewTask
from mingxi.office.declaration.pages.review_forms import CommentForm, DecisionForm
from mingxi.office.declaration.ports import (
    COMMENT,
    READ_PROJECTS,
    RECORD_DECISIONS,
    WAIVE_FINDINGS,
    WRITE_DECLARATIONS,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.blocking import Effect
from mingxi.office.declaration.reckoning.routes import StepKind, TaskState
from mingxi.office.declaration.selectors.bases import warnings_for
from mingxi.office.declaration.selectors.drafts import may_write
from mingxi.office.declaration.selectors.review_page import ReviewShown, review_shown
from mingxi.office.declaration.selectors.reviews import reviews_for, tasks_for
from mingxi.office.declaration.services.reviewing import decide
from mingxi.office.frame.access import holds, needs
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Person


@needs(READ_PROJECTS)
def page(request: PersonRequest, review_id: int) -> HttpResponse:
    """Show it; take the decision of whose turn it is."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    task, shown = _whole(request, review)
    form = _decision_form(request.POST or None, task, shown)
    if form is not None and form.is_bound and form.is_valid():
        assert task is not None
        try:
            decide(task=task, **form.decision(), by=request.user)
        except RefusedError as refusal:
            where = refusal.where if refusal.where in form.fields else None
            form.add_error(where, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, f"已办理“{review.declaration.project.name}”。")
            return redirect("review", review_id=review.pk)
    elif request.method == "POST" and form is None:
        messages.error(request, _told_meanwhile(review, request.POST.get("task", "")))
        return redirect("review", review_id=review.pk)
    return _rendered(request, review, task, shown, form, None)


def review_again(request: PersonRequest, review: Review, comment: CommentForm) -> HttpResponse:
    """Show a review with a comment that was not taken, so that its words are not lost."""
    task, shown = _whole(request, review)
    return _rendered(request, review, task, shown, _decision_form(None, task, shown), comment)


def _whole(request: PersonRequest, review: Review) -> tuple[ReviewTask | None, ReviewShown]:
    task = own_task(review, request.user)
    return task, review_shown(review, step=_step_shown(review, task), viewer=request.user)


def _rendered(  # a page has as many parts
    request: PersonRequest,
    review: Review,
    task: ReviewTask | None,
    shown: ReviewShown,
    form: DecisionForm | None,
    comment: CommentForm | None,
) -> HttpResponse:
    return render(
        request,
        "declaration/pages/review.html",
        {
            "review": review,
            "declaration": review.declaration,
            "shown": shown,
            "task": task,
            "form": form,
            "comment_form": comment or CommentForm(project=shown.form),
            "versions": review.declaration.versions.select_related("review").order_by("-number"),
            "attachments": review.declaration.attachments.select_related("file"),
            "basis_warnings": warnings_for(review.declaration),
            "decisions": review.declaration.collective_decisions.select_related("attachment"),
            **_allowed(request.user, review, shown),
        },
    )


def own_task(review: Review, person: Person) -> ReviewTask | None:
    """Give the open step of a review that the person may take."""
    return tasks_for(person).filter(review=review).order_by("gives_opinion", "place").first()


def _told_meanwhile(review: Review, posted: str) -> str:
    """Tell who decided too late, or never could, what has become of the step."""
    told = "这份文本现在不由您办理，可能已经有人办完。"
    left = review.tasks.filter(pk=posted).first() if posted.isdecimal() else None
    if left is None or left.state == TaskState.OPEN:
        return told
    verdict = f"（{left.get_verdict_display()}）" if left.verdict else ""
    return (
        f"{told}“{left.step.label}”这一步{left.get_state_display()}{verdict}，刚才填写的没有提交。"
    )


def _step_shown(review: Review, task: ReviewTask | None) -> StepKind:
    """Give the step at which findings are weighed: the own one, the open one, or the last."""
    if task is not None:
        return task.step
    now_open = review.tasks.filter(state=TaskState.OPEN, gives_opinion=False).first()
    return now_open.step if now_open else StepKind.BUDGET_OFFICE


def _decision_form(
    data: QueryDict | None, task: ReviewTask | None, shown: ReviewShown
) -> DecisionForm | None:
    if task is None:
        return None
    return DecisionForm(
        data,
        task=task,
        tasks=shown.tasks,
        project=shown.form,
        standing=shown.standing,
    )


def _allowed(person: Person, review: Review, shown: ReviewShown) -> dict[str, Any]:
    """Tell which further acts the page offers."""
    own = review.declaration.unit_id in {one.unit_id for one in person.appointments_today}
    running = review.ended_at is None
    return {
        "may_comment": holds(person, COMMENT),
        "may_waive": own
        and running
        and holds(person, WAIVE_FINDINGS)
        and any(one.weight.effect is not Effect.PASSES for one in shown.findings),
        "may_record": own and running and holds(person, RECORD_DECISIONS),
        "may_write": not running and may_write(person, review.declaration),
        "may_withdraw": own and running and holds(person, WRITE_DECLARATIONS),
    }
