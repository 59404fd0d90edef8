"""The files of a declaration: attachments, the source it was imported from, signed scans."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.pages.attaching import AttachForm
from mingxi.office.declaration.ports import READ_PROJECTS, PersonRequest
from mingxi.office.declaration.reckoning.states import AttachmentKind
from mingxi.office.declaration.selectors.attachments import attachments_for
from mingxi.office.declaration.selectors.drafts import may_write
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.access import needs
from mingxi.office.people.models import Person


@needs(READ_PROJECTS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Show them, and to who writes now the form for one more."""
    rows = declarations_for(request.user).select_related("project", "unit")
    declaration = get_object_or_404(rows, pk=declaration_id)
    shown = shown_files(request.user, declaration, AttachForm(AttachmentKind.ATTACHMENT))
    return render(request, "declaration/pages/declaration_files.html", shown)


def shown_files(person: Person, declaration: Declaration, form: AttachForm) -> dict[str, Any]:
    """Give what the page shows."""
    return {
        "declaration": declaration,
        "form": form,
        "attachments": attachments_for(person).filter(declaration=declaration),
        "versions": declaration.versions.all(),
        "may_write": may_write(person, declaration),
        "removable": AttachmentKind.ATTACHMENT,
    }
