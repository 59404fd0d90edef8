"""The file of an import, to be saved."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.selectors.imports import imports_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import attachment


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, import_id: int) -> HttpResponseBase:
    """Give it as it came."""
    return attachment(get_object_or_404(imports_for(request.user), pk=import_id).file)
