"""Attaching the signed and sealed scan to the version that was printed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mingxi.office.declaration.pages.attaching import AttachForm
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.declaration.selectors.attachments import attachments_for, paper_versions_for
from mingxi.office.declaration.services import attachments as services
from mingxi.office.frame.access import needs
from mingxi.office.frame.refusals import RefusedError


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, version_id: int) -> HttpResponse:
    """Show the scans of the version; take one more."""
    version = get_object_or_404(paper_versions_for(request.user), pk=version_id)
    form = AttachForm(AttachmentKind.SIGNED_SCAN, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.attach_file(
                declaration=version.declaration,
                kind=AttachmentKind.SIGNED_SCAN,
                file=form.stored(request.user),
                version=version,
                by=request.user,
            )
        except RefusedError as refusal:
            form.add_error(None, f"{refusal.message}{refusal.mend}")
        else:
            messages.success(request, f"扫描件已挂在第{version.number}版上。")
            return redirect("attach-scan", version_id=version.pk)
    scans = attachments_for(request.user).filter(version=version)
    shown = {"version": version, "form": form, "scans": scans}
    return render(request, "declaration/pages/attach_scan.html", shown)
