"""The form of a declaration, as it is written.

The page brings the form as JSON (``ProjectForm``) and the rows' templates; what happens in between
is done by ``static/declaration/form/``, against the addresses of ``live_check`` and ``save_draft``.
"""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_choices import choices
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.drafts import form_of, may_write
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.frame.access import needs
from mingxi.projects.headings import CANONICAL_TITLES


class Leaf(NamedTuple):
    """A sheet of the form: the end of its address, and its name."""

    key: str
    name: str


LEAVES = (
    *(Leaf(key.value, name) for key, name in CANONICAL_TITLES.items()),
    Leaf("attachments", "附件"),
)


@needs(WRITE_DECLARATIONS)
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Bring the form, where the unit may write it now."""
    declarations = declarations_for(request.user)
    declaration = get_object_or_404(
        declarations.select_related("project", "unit", "draft__saved_by"), pk=declaration_id
    )
    if not may_write(request.user, declaration):
        messages.info(request, _why_not(declaration))
        return redirect("declaration", declaration_id=declaration.pk)
    attachments = declaration.attachments.select_related("file", "added_by")
    return render(
        request,
        "declaration/pages/write_declaration.html",
        {
            "declaration": declaration,
            "draft": declaration.draft,
            "form_value": form_of(declaration.draft).model_dump(mode="json"),
            "attachments": attachments,
            "last_review": declaration.reviews.order_by("-pk").first(),
            "leaves": LEAVES,
            "check_address": reverse("live-check", args=[declaration.pk]),
            "save_address": reverse("save-draft", args=[declaration.pk]),
            **choices()._asdict(),
        },
    )


def _why_not(declaration: Declaration) -> str:
    state = DeclarationState(declaration.state)
    if state.is_written_by_unit:
        return f"只有{declaration.unit.name}的经办人可以修改这份申报。"
    return f"这份申报现在是“{state.label}”，不能修改。"
