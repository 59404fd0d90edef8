"""The files of a declaration: what there is, and adding to it while the unit writes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.pages.attaching import AttachForm
from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.declaration.selectors.attachments import attachments_for
from mingxi.office.declaration.selectors.drafts import may_write, writes_for
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.services import attachments as services
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(READ_PROJECTS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Show the files; take one more of who may write."""
    rows = declarations_for(request.user).select_related("project", "unit")
    declaration = get_object_or_404(rows, pk=declaration_id)
    writes = writes_for(request.user, declaration.unit)
    if request.method == "POST" and not writes:
        raise PermissionDenied
    form = AttachForm(AttachmentKind.ATTACHMENT, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.attach_file(
                declaration=declaration,
                kind=AttachmentKind.ATTACHMENT,
                file=form.stored(request.user),
                by=request.user,
            )
        except RefusedError as refusal:
            form.add_error(None, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, "已添加附件。")
            return redirect("attach-file", declaration_id=declaration.pk)
    shown = {
        "declaration": declaration,
        "form": form,
        "attachments": attachments_for(request.user).filter(declaration=declaration),
        "versions": declaration.versions.all(),
        "may_write": may_write(request.user, declaration),
        "removable": AttachmentKind.ATTACHMENT,
    }
    return render(request, "declaration/pages/attach_file.html", shown)
