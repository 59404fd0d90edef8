"""A version or the draft of a declaration as a Word file (GB/T 9704), to be saved."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from mingxi.office.declaration.ports import READ_PROJECTS, WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_document import WORD, word_name, word_of_form
from mingxi.office.declaration.reckoning.project_form import form_of_json
from mingxi.office.declaration.selectors.attachments import paper_versions_for
from mingxi.office.declaration.selectors.drafts import drafts_for
from mingxi.office.frame.access import needs
from mingxi.office.frame.files.services import produced_attachment


@needs(READ_PROJECTS)
def version(request: PersonRequest, version_id: int) -> HttpResponse:
    """Give a version."""
    found = get_object_or_404(paper_versions_for(request.user), pk=version_id)
    return _word(found.content, f"第{found.number}版")


@needs(WRITE_DECLARATIONS)
def draft(request: PersonRequest, declaration_id: int) -> HttpResponse:
    """Give the draft, which is its unit's alone."""
    found = get_object_or_404(drafts_for(request.user), declaration=declaration_id)
    return _word(found.content, "草稿")


def _word(content: str, state: str) -> HttpResponse:
    form = form_of_json(content)
    return produced_attachment(word_of_form(form), name=word_name(form, state), media_type=WORD)
