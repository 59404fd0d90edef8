"""What programs are told of reviews and their steps."""

from typing import Any

from ninja import Schema

from mingxi.office.declaration.models import Review, ReviewTask
from mingxi.office.declaration.reckoning.blocking import Effect
from mingxi.office.declaration.reckoning.routes import Outcome, StepKind, TaskState, Verdict
from mingxi.office.declaration.selectors.review_page import ReviewShown
from mingxi.office.frame.api import Fen, Id, Moment


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
