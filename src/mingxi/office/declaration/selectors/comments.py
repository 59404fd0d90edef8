"""The comments on a declaration, as they stand in one version of its text."""

from typing import NamedTuple

from django.db.models import QuerySet

from mingxi.office.declaration.models import Declaration, ReviewComment
from mingxi.office.declaration.reckoning.comment_places import Place, place_again
from mingxi.office.declaration.reckoning.review_text import ReviewText
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.people.models import Person


class Thread(NamedTuple):
    """A comment with its answers, and where it stands in the version that is shown.

    ``place`` is None where its words, line or figure are gone from this version.
    """

    comment: ReviewComment
    answers: list[ReviewComment]
    place: Place | None


def threads_of(declaration: Declaration, read: ReviewText) -> list[Thread]:
    """Give all comments on a declaration, found again in the words of one of its versions."""
    rows = list(
        ReviewComment.objects.filter(declaration=declaration)
        .select_related("written_by", "settled_by", "version")
        .order_by("pk")
    )
    answers: dict[int, list[ReviewComment]] = {}
    for row in rows:
        if row.answers_to_id is not None:
            answers.setdefault(row.answers_to_id, []).append(row)
    return [
        Thread(
            row,
            answers.get(row.pk, []),
            place_again(row.place, row.excerpt, read.text, read.pieces, read.lines),
        )
        for row in rows
        if row.answers_to_id is None
    ]


def comments_for(person: Person) -> QuerySet[ReviewComment]:
    """Give the comments, without answers, on the declarations that the person may see."""
    rows = ReviewComment.objects.filter(
        declaration__in=declarations_for(person).values("pk"), answers_to=None
    )
    return rows.select_related("declaration", "version", "written_by", "settled_by")
