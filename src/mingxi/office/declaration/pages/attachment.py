"""A file of a declaration, to be saved."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404

from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.selectors.attachments import attachments_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import attachment


@needs(READ_PROJECTS)
def page(request: PersonRequest, attachment_id: int) -> HttpResponseBase:
    """Give it as it came."""
    return attachment(get_object_or_404(attachments_for(request.user), pk=attachment_id).file)
