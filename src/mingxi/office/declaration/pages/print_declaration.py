"""One version as it is printed, signed and sealed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.reckoning.paper import paper_of
from mingxi.office.declaration.reckoning.project_form import form_of_json, sha256_of
from mingxi.office.declaration.selectors.attachments import attachments_for, paper_versions_for
from mingxi.office.declaration.selectors.drafts import writes_for
from mingxi.office.frame.access import needs


@needs(READ_PROJECTS)
def page(request: PersonRequest, version_id: int) -> HttpResponse:
    """Show it; the hash is reckoned anew, and a version that was altered says so."""
    version = get_object_or_404(paper_versions_for(request.user), pk=version_id)
    shown = {
        "version": version,
        "declaration": version.declaration,
        "paper": paper_of(form_of_json(version.content)),
        "is_sound": sha256_of(version.content) == version.sha256,
        "scans": attachments_for(request.user).filter(version=version),
        "may_attach": writes_for(request.user, version.declaration.unit),
    }
    return render(request, "declaration/pages/print_declaration.html", shown)
