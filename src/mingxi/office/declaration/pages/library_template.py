"""The workbook to be filled in for an import."""

from django.http import HttpResponse

from mingxi.office.declaration.ports import IMPORT_LIBRARY, PersonRequest
from mingxi.office.declaration.selectors.library_template import template_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import produced_attachment

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(IMPORT_LIBRARY)
def page(request: PersonRequest) -> HttpResponse:
    """Give it."""
    name, content = template_for(request.user)
    return produced_attachment(content, name=name, media_type=_WORKBOOK)
