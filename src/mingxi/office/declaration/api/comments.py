"""Comments on texts, and records of collective decisions, for programs."""

from http import HTTPStatus
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile as Upload
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Schema, Status, UploadedFile
from pydantic import Field

from mingxi.office.declaration.models import CollectiveDecision, ReviewComment
from mingxi.office.declaration.ports import (
    COMMENT,
    READ_PROJECTS,
    RECORD_DECISIONS,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.comment_places import Place
from mingxi.office.declaration.reckoning.review_kinds import why_no_minutes
from mingxi.office.declaration.selectors.comments import comments_for
from mingxi.office.declaration.selectors.reviews import reviews_for
from mingxi.office.declaration.services import commenting
from mingxi.office.declaration.services.waiving import record_collective_decision
from mingxi.office.frame.api import Day, Id, Moment, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.frame.files.limits import FileTooLargeError
from mingxi.office.frame.files.models import StoredFile
from mingxi.office.frame.files.services import store
from mingxi.office.people.reckoning.roles import Role

router = Router()

Words = Annotated[str, Field(min_length=1, max_length=2000)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]
Plain = Annotated[str, Field(min_length=1, max_length=64)]


class AnswerOut(Schema):
    """An answer to a comment."""

    id: Id
    words: str
    as_role: Role
    written_at: Moment


class CommentOut(Schema):
    """A comment, with the range of the text of its version where it stands."""

    id: Id
    declaration_id: Id
    version_number: int
    field: str
    start: int
    end: int
    excerpt: str
    words: str
    as_role: Role
    written_at: Moment
    settled_at: Moment | None
    answers: list[AnswerOut]


class CommentIn(Sent):
    """A comment on a range of the text, or on a field (a line, a figure) as such."""

    field: Annotated[str, Field(max_length=120)] = ""
    start: Offset = 0
    end: Offset = 0
    excerpt: Annotated[str, Field(max_length=500)] = ""
    words: Words


class AnswerIn(Sent):
    """An answer to a comment."""

    words: Words


class CollectiveDecisionIn(Schema):
    """Who met, which time, when."""

    body: Plain
    session: Plain
    held_on: Day


class CollectiveDecisionOut(Schema):
    """The record of a collective decision."""

    id: Id
    declaration_id: Id
    version_number: int
    body: str
    session: str
    held_on: Day


class CommentFilter(Schema):
    """Which comments: on a declaration, settled or still open."""

    declaration_id: Id | None = None
    settled: bool | None = None

    def chosen(self, comments: QuerySet[ReviewComment]) -> QuerySet[ReviewComment]:
        """Leave out the others."""
        if self.declaration_id is not None:
            comments = comments.filter(declaration=self.declaration_id)
        if self.settled is not None:
            comments = comments.filter(settled_at__isnull=not self.settled)
        return comments


class MinutesRequest(PersonRequest):
    """A request whose file was stored before the transaction."""

    prepared: StoredFile


def told(comment: ReviewComment) -> CommentOut:
    """Tell of a comment."""
    return CommentOut(
        id=comment.pk,
        declaration_id=comment.declaration_id,
        version_number=comment.version.number,
        field=comment.field,
        start=comment.start,
        end=comment.end,
        excerpt=comment.excerpt,
        words=comment.words,
        as_role=Role(comment.as_role),
        written_at=comment.written_at,
        settled_at=comment.settled_at,
        answers=[
            AnswerOut(
                id=one.pk, words=one.words, as_role=Role(one.as_role), written_at=one.written_at
            )
            for one in comment.answers.order_by("pk")
        ],
    )


def told_decision(decision: CollectiveDecision) -> CollectiveDecisionOut:
    """Tell of a record."""
    return CollectiveDecisionOut(
        id=decision.pk,
        declaration_id=decision.declaration_id,
        version_number=decision.version.number,
        body=decision.body,
        session=decision.session,
        held_on=decision.held_on,
    )


@router.get(
    "/comments",
    response=PageOf[CommentOut],
    summary="批注",
    description="本人可见的申报上的批注，最近的在前；各条答复在 `answers` 中。",
)
@needs(READ_PROJECTS)
def get_comments(
    request: PersonRequest, paging: Query[Paging], which: Query[CommentFilter]
) -> PageOf[CommentOut]:
    """Give the comments that the person may see."""
    return page_of(which.chosen(comments_for(request.user)), paging, by="-pk", told=told)


@router.post(
    "/reviews/{review_id}/comments",
    response={201: CommentOut},
    summary="写批注",
    description="`start`、`end` 是该次送审 `text` 中的位置；相同时批注在 `field` 所指的行或数上。",
)
@writes(COMMENT)
def post_comment(request: PersonRequest, review_id: Id, comment: CommentIn) -> Status[CommentOut]:
    """Write a comment."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    written = commenting.comment(
        version=review.version,
        place=Place(comment.field, comment.start, comment.end),
        excerpt=comment.excerpt,
        words=comment.words,
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, told(written))


@router.post(
    "/comments/{comment_id}/answers",
    response={201: CommentOut},
    summary="答复批注",
    description="了结以后不能再答复。",
)
@writes(COMMENT)
def post_answer(request: PersonRequest, comment_id: Id, answer: AnswerIn) -> Status[CommentOut]:
    """Answer a comment."""
    thread = get_object_or_404(comments_for(request.user), pk=comment_id)
    written = commenting.answer_comment(comment=thread, words=answer.words, by=request.user)
    return Status(HTTPStatus.CREATED, told(written))


@router.post(
    "/comments/{comment_id}/settlement",
    response=CommentOut,
    summary="了结批注",
    description="由提出方了结。",
)
@writes(COMMENT)
def post_settlement(request: PersonRequest, comment_id: Id) -> CommentOut:
    """Settle a comment."""
    thread = get_object_or_404(comments_for(request.user), pk=comment_id)
    return told(commenting.settle_comment(comment=thread, by=request.user))


def _stored_minutes(request: PersonRequest) -> StoredFile | None:
    """Store the record before the transaction; None where none came, which is then told."""
    minutes: Upload[Any] | None = request.FILES.get("minutes")
    if minutes is None:
        return None
    why = why_no_minutes(minutes.name or "", minutes.size or 0)
    if why:
        raise ValidationError({"minutes": why})
    try:
        return store(
            minutes,
            name=minutes.name or "",
            media_type=minutes.content_type or "",
            by_number=request.user.number,
        )
    except FileTooLargeError as error:
        raise ValidationError({"minutes": str(error)}) from error


@router.post(
    "/reviews/{review_id}/collective-decision",
    response={201: CollectiveDecisionOut},
    summary="登记集体决策",
    description="用表单字段 `minutes` 上传会议记录。",
)
@writes(RECORD_DECISIONS, first=_stored_minutes)
def post_decision(
    request: MinutesRequest,
    review_id: Id,
    decision: Form[CollectiveDecisionIn],
    minutes: File[UploadedFile],  # noqa: ARG001  # it was stored before; told to the description
) -> Status[CollectiveDecisionOut]:
    """Record a collective decision."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    kept = record_collective_decision(
        declaration=review.declaration,
        body=decision.body,
        session=decision.session,
        held_on=decision.held_on,
        minutes=request.prepared,
        by=request.user,
    )
    return Status(HTTPStatus.CREATED, told_decision(kept))
