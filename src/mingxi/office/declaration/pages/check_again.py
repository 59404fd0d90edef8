"""Taking up a check that stopped."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.declaration.services import checks as services
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(CHECK_TEXTS)
@require_POST
def page(request: PersonRequest, check_id: int) -> HttpResponse:
    """Queue it again."""
    check = get_object_or_404(checks_for(request.user), pk=check_id)
    try:
        services.check_again(check=check, by=request.user)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    return redirect("check", check_id=check.pk)
