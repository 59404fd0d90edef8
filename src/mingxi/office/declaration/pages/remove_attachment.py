"""Removing a file from a declaration."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.selectors.attachments import attachments_for
from mingxi.office.declaration.services import attachments as services
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, attachment_id: int) -> HttpResponse:
    """Ask once, then remove."""
    attachment = get_object_or_404(attachments_for(request.user), pk=attachment_id)
    if request.method != "POST":
        shown = {"attachment": attachment}
        return render(request, "declaration/pages/remove_attachment.html", shown)
    name, declaration = attachment.file.name, attachment.declaration_id
    try:
        services.remove_attachment(attachment=attachment, by=request.user)
    except RefusedError as refusal:
        messages.error(request, f"{refusal.message}{refusal.mend}")
    else:
        messages.success(request, f"已删除附件“{name}”。")
    return redirect("declaration-files", declaration_id=declaration)
