"""Adding a file to a declaration while the unit writes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from mingxi.office.declaration.pages.attaching import AttachForm
from mingxi.office.declaration.pages.declaration_files import shown_files
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.services import attachments as services
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(WRITE_DECLARATIONS)
@require_POST
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Take the file; where it cannot be, show the files with why."""
    rows = declarations_for(request.user).select_related("project", "unit")
    declaration = get_object_or_404(rows, pk=declaration_id)
    form = AttachForm(AttachmentKind.ATTACHMENT, request.POST, request.FILES)
    if form.is_valid():
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
            return redirect("declaration-files", declaration_id=declaration.pk)
    shown = shown_files(request.user, declaration, form)
    return render(request, "declaration/pages/declaration_files.html", shown)
