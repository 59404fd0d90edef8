"""The report of a check in the forms that are taken away, and the text itself."""

from collections.abc import Callable

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.reckoning.checking import report_name, sarif_of, workbook_of
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import attachment, produced_attachment, read

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STORED = {"file": "text", "json": "report", "html": "page", "docx": "commented"}
# What is quickly made out of the report: media type and how.
MADE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "xlsx": (WORKBOOK, workbook_of),
    "sarif": ("application/sarif+json", sarif_of),
}
FORMS = (*STORED, *MADE)


@needs(CHECK_TEXTS)
def page(request: PersonRequest, check_id: int, form: str) -> HttpResponseBase:
    """Give the form asked for, to be saved."""
    check = get_object_or_404(checks_for(request.user), pk=check_id)
    stored = getattr(check, STORED[form]) if form in STORED else None
    if stored is not None:
        return attachment(stored)
    if form in MADE and check.report is not None and not check.error:
        media_type, make = MADE[form]
        name = report_name(check.text.name, form)
        return produced_attachment(make(read(check.report)), name=name, media_type=media_type)
    raise Http404
