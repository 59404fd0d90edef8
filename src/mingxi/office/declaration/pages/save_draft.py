"""Saving the form of a declaration by itself, while it is written.

``POST /declarations/<id>/draft`` takes ``{"revision": 7, "form": {…ProjectForm…}}``, where
``revision`` is that of the form the writer began with, and answers 200 with::

    {"revision": 8, "saved_at": "2026-03-01T09:30:00+08:00", "merged": false,
     "form": {…}}           # only where merged: what is kept now

``merged`` is true where somebody else had saved meanwhile, but other members of the form: both
changes are kept, and the writer goes on with ``form``. Where both changed the same member, nothing
is saved and the answer is 409::

    {"code": "draft-stale", "message": "……", "mend": "……", "saved_by": "林晓禾",
     "saved_at": "…", "revision": 9, "members": ["sections.basis", "items"],
     "form": {…what the other saved…}}

To keep one's own words against the other's, send the form again with ``revision`` of that answer.

409 is also what the rules forbid (``code`` is then another, without ``form``): the declaration is
under review, or of another unit. What is no form is answered 400, as in ``live_check``.
"""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from mingxi.office.declaration.models import WorkingDraft
from mingxi.office.declaration.ports import WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_answers import Json, faults_answer
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.form_faults import FormFaultsError, draft_sent
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.selectors.drafts import form_of
from mingxi.office.declaration.selectors.projects import declarations_for
from mingxi.office.declaration.services.drafting import StaleRevisionError, save_draft
from mingxi.office.frame.access import needs
from mingxi.office.frame.api.values import told_moment
from mingxi.office.frame.refusals import RefusedError


@needs(WRITE_DECLARATIONS)
@require_POST
def page(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Save what was sent, or tell who was faster."""
    declaration = get_object_or_404(declarations_for(request.user), pk=declaration_id)
    try:
        revision, form = draft_sent(request.body)
    except FormFaultsError as error:
        return JsonResponse(faults_answer(error), status=400)
    counts = checked_form(form).counts
    try:
        draft = save_draft(
            declaration=declaration,
            form=form,
            revision=revision,
            counts=counts,
            by=request.user,
        )
    except RefusedError as refusal:
        return JsonResponse(_refused(refusal), status=409)
    return JsonResponse(_saved(draft, form))


def _saved(draft: WorkingDraft, sent: ProjectForm) -> Json:
    kept = form_of(draft)
    answer: Json = {
        "revision": draft.revision,
        "saved_at": told_moment(draft.saved_at),
        "merged": kept != sent,
    }
    if kept != sent:
        answer["form"] = kept.model_dump(mode="json")
    return answer


def _refused(refusal: RefusedError) -> Json:
    answer: Json = {"code": refusal.code, "message": refusal.message, "mend": refusal.mend}
    if refusal.where:
        told = f"{refusal.message}{refusal.mend}"
        answer["details"] = [{"where": refusal.where, "message": told}]
    if isinstance(refusal, StaleRevisionError):
        answer |= {
            "saved_by": refusal.draft.saved_by.name,
            "saved_at": told_moment(refusal.draft.saved_at),
            "revision": refusal.draft.revision,
            "members": list(refusal.members),
            "form": form_of(refusal.draft).model_dump(mode="json"),
        }
    return answer
