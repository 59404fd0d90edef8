"""Taking back a rule of what blocks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from mingxi.office.declaration.models import BlockingRule
from mingxi.office.declaration.ports import SET_REVIEW, PersonRequest
from mingxi.office.declaration.services.routes import remove_blocking
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(SET_REVIEW)
@require_POST
def page(request: PersonRequest, blocking_id: int) -> HttpResponse:
    """Take it back."""
    rule = get_object_or_404(BlockingRule, pk=blocking_id)
    try:
        remove_blocking(rule=rule, by=request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "已撤销，较概括的设置重新有效。")
    return redirect("blocking-rules")
