"""Taking a declaration out of review."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.declaration.selectors.reviews import reviews_for
from mingxi.office.declaration.services.sending import withdraw_from_review
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, review_id: int) -> HttpResponse:
    """Ask once, then take it back."""
    review = get_object_or_404(reviews_for(request.user), pk=review_id)
    if not writes_for(request.user, review.declaration.unit):
        raise Http404
    if request.method != "POST":
        return render(request, "declaration/pages/withdraw_review.html", {"review": review})
    try:
        withdraw_from_review(declaration=review.declaration, by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
    else:
        messages.success(request, "已撤回，可以修改后重新报送。")
    return redirect("review", review_id=review.pk)
