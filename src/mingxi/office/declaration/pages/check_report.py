"""The report page of the core, at an address of its own, in a sandbox."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_sameorigin

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.reckoning.report_page import policy_of
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import read


@needs(CHECK_TEXTS)
@xframe_options_sameorigin
def page(request: PersonRequest, check_id: int) -> HttpResponse:
    """Give it, under its own policy."""
    check = get_object_or_404(checks_for(request.user), pk=check_id)
    if check.page is None:
        raise Http404
    content = read(check.page)
    response = HttpResponse(content, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = policy_of(content)
    return response
