"""What follows an act on a comment: its words, and the way back to the newest review."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from mingxi.office.declaration.models import ReviewComment
from mingxi.office.declaration.ports import PersonRequest
from mingxi.office.frame.refusals import RefusedError


def back_to_review(
    request: PersonRequest, comment: ReviewComment, act: Callable[[], object], *, done: str
) -> HttpResponse:
    """Act, say what came of it, and lead back."""
    try:
        act()
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
    else:
        messages.success(request, done)
    review = comment.declaration.reviews.order_by("pk").last()
    if review is None:
        return redirect("declaration", declaration_id=comment.declaration_id)
    return redirect("review", review_id=review.pk)
