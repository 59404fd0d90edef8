"""Writing a comment on a version under review."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from mingxi.office.declaration.pages.review import review_again
from mingxi.office.declaration.pages.review_forms import CommentForm
from mingxi.office.declaration.ports import COMMENT, PersonRequest
from mingxi.office.declaration.reckoning.comment_places import Place
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.selectors.reviews import reviews_for
from mingxi.office.declaration.services.commenting import comment
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(COMMENT)
@require_POST
def page(request: PersonRequest, review_id: int) -> HttpResponse:
    """Write it on the selected words, or on the chosen line or figure."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    form = CommentForm(request.POST, project=form_of_json(review.version.content))
    if not form.is_valid():
        messages.error(request, "批注没有写上，原因见“写批注”。")
        return review_again(request, review, form)
    asked = form.cleaned_data
    place = Place(asked["field"], asked["start"] or 0, asked["end"] or 0)
    try:
        comment(
            version=review.version,
            place=place,
            excerpt=asked["excerpt"],
            words=asked["words"],
            by=request.user,
        )
    except RefusedError as refusal:
        messages.error(request, f"批注没有写上：{refusal.message}{refusal.mend}")
        form.add_error(None, f"{refusal.message}{refusal.mend}")
        return review_again(request, review, form)
    messages.success(request, "批注已写上。")
    return redirect("review", review_id=review.pk)
