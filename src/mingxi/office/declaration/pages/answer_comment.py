"""Answering a comment."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from mingxi.office.declaration.pages.review_answers import back_to_review
from mingxi.office.declaration.ports import COMMENT, PersonRequest
from mingxi.office.declaration.selectors.comments import comments_for
from mingxi.office.declaration.services.commenting import answer_comment
from mingxi.office.frame.access import needs


@needs(COMMENT)
@require_POST
def page(request: PersonRequest, comment_id: int) -> HttpResponse:
    """Write the answer below it."""
    thread = get_object_or_404(comments_for(request.user), pk=comment_id)
    words = request.POST.get("words", "")
    return back_to_review(
        request,
        thread,
        lambda: answer_comment(comment=thread, words=words, by=request.user),
        done="已答复。",
    )
