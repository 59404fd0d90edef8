"""The report of a check in the forms that are taken away, and the text itself."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404

from mingxi.office.declaration.ports import CHECK_TEXTS, PersonRequest
from mingxi.office.declaration.selectors.check_files import FORMS, Made, check_file
from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import attachment, produced_attachment

__all__ = ["FORMS", "page"]


@needs(CHECK_TEXTS)
def page(request: PersonRequest, check_id: int, form: str) -> HttpResponseBase:
    """Give the form asked for, to be saved."""
    file = check_file(get_object_or_404(checks_for(request.user), pk=check_id), form)
    if file is None:
        raise Http404
    return produced_attachment(**file._asdict()) if isinstance(file, Made) else attachment(file)
