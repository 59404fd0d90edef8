"""The words of a version by the fields they came from, and the comments on them."""

from typing import NamedTuple

from mingxi.office.declaration.models import Declaration, ReviewComment, TextVersion
from mingxi.office.declaration.reckoning.comment_places import Piece, Place, place_again
from mingxi.office.declaration.reckoning.form_pieces import pieces_of_form
from mingxi.office.declaration.reckoning.project_form import form_of_json


class Thread(NamedTuple):
    """A comment with its answers, and where it stands in the version that is shown.

    ``place`` is None where its words, line or figure are gone from this version.
    """

    comment: ReviewComment
    answers: list[ReviewComment]
    place: Place | None


def pieces_of(version: TextVersion) -> list[Piece]:
    """Give the words of a version in their order."""
    return pieces_of_form(form_of_json(version.content))


def threads_of(declaration: Declaration, pieces: list[Piece]) -> list[Thread]:
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
        Thread(row, answers.get(row.pk, []), place_again(row.place, row.excerpt, pieces))
        for row in rows
        if row.answers_to_id is None
    ]
