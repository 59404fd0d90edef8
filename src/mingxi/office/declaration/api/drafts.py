"""Declarations while they are written, and their versions, for programs."""

from typing import Any

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from mingxi.office.declaration.api.projects import FormRequest, counts_of, rows_for
from mingxi.office.declaration.models import TextVersion, WorkingDraft
from mingxi.office.declaration.ports import READ_PROJECTS, WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_answers import finding_told
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import Stage
from mingxi.office.declaration.selectors.drafts import drafts_for, form_of
from mingxi.office.declaration.selectors.versions import form_of_version, versions_for
from mingxi.office.declaration.services import drafting
from mingxi.office.frame.api import Fen, Id, Moment, PageOf, Paging, needs, page_of, writes

router = Router()


class DraftOut(Schema):
    """The form of a declaration as it was saved last."""

    revision: int
    saved_at: Moment
    saved_by_number: str
    form: ProjectForm


class AnchorOut(Schema):
    """A field of the form, and code points of its own words."""

    field: str
    start: int | None
    end: int | None


class FindingOut(Schema):
    """A finding on a form."""

    code: str
    name: str
    severity: str
    message: str
    suggestion: str | None
    excerpt: str
    fingerprint: str
    is_arithmetic: bool
    anchor: AnchorOut


class FindingsOut(Schema):
    """What a check of the saved draft finds."""

    revision: int
    findings: list[FindingOut]


class VersionOut(Schema):
    """A version of the text as it was sent on."""

    id: Id
    number: int
    stage: Stage
    sha256: str
    asked_fen: Fen
    made_at: Moment
    made_by_number: str
    errors: int
    warnings: int


class VersionFormOut(VersionOut):
    """A version with its form."""

    form: ProjectForm


class DraftIn(Schema):
    """A form, and the revision that its writer began with."""

    revision: Id
    form: ProjectForm


def _draft(draft: WorkingDraft) -> DraftOut:
    return DraftOut(
        revision=draft.revision,
        saved_at=draft.saved_at,
        saved_by_number=draft.saved_by.number,
        form=form_of(draft),
    )


def _told_of(version: TextVersion) -> dict[str, Any]:
    return {
        "id": version.pk,
        "number": version.number,
        "stage": Stage(version.stage),
        "sha256": version.sha256,
        "asked_fen": version.asked_fen,
        "made_at": version.made_at,
        "made_by_number": version.made_by.number,
        "errors": version.errors,
        "warnings": version.warnings,
    }


def _version(version: TextVersion) -> VersionOut:
    return VersionOut(**_told_of(version))


@router.get("/declarations/{declaration_id}/draft", response=DraftOut, summary="草稿")
@needs(READ_PROJECTS)
def get_draft(request: PersonRequest, declaration_id: Id) -> DraftOut:
    """Give the draft with its revision."""
    return _draft(get_object_or_404(drafts_for(request.user), declaration=declaration_id))


@router.put(
    "/declarations/{declaration_id}/draft",
    response=DraftOut,
    summary="保存草稿",
    description=(
        "`revision` 写修改之前读到的修订号。他人同时改了别处的，两处改动都保留；"
        "改了同一处的，回答409（draft-stale），没有保存。"
    ),
)
@writes(WRITE_DECLARATIONS, first=counts_of)
def put_draft(request: FormRequest, declaration_id: Id, sent: DraftIn) -> DraftOut:
    """Save the draft."""
    declaration = get_object_or_404(rows_for(request), pk=declaration_id)
    draft = drafting.save_draft(
        declaration=declaration,
        form=sent.form,
        revision=sent.revision,
        counts=request.prepared,
        by=request.user,
    )
    return _draft(draft)


@router.get(
    "/declarations/{declaration_id}/findings", response=FindingsOut, summary="核对已保存的草稿"
)
@needs(READ_PROJECTS)
def get_findings(request: PersonRequest, declaration_id: Id) -> FindingsOut:
    """Check the draft as it was saved."""
    draft = get_object_or_404(drafts_for(request.user), declaration=declaration_id)
    findings = map(finding_told, checked_form(form_of(draft)).findings)
    return FindingsOut(revision=draft.revision, findings=[FindingOut(**one) for one in findings])


@router.get(
    "/declarations/{declaration_id}/versions", response=PageOf[VersionOut], summary="项目文本版本"
)
@needs(READ_PROJECTS)
def get_versions(
    request: PersonRequest, declaration_id: Id, paging: Query[Paging]
) -> PageOf[VersionOut]:
    """Give the versions of a declaration, the newest first."""
    declaration = get_object_or_404(rows_for(request), pk=declaration_id)
    rows = versions_for(request.user).filter(declaration=declaration)
    return page_of(rows, paging, by="-number", told=_version)


@router.get("/versions/{version_id}", response=VersionFormOut, summary="一个版本及其表单")
@needs(READ_PROJECTS)
def get_version(request: PersonRequest, version_id: Id) -> VersionFormOut:
    """Give one version with its form."""
    version = get_object_or_404(versions_for(request.user), pk=version_id)
    return VersionFormOut(**_told_of(version), form=form_of_version(version))
