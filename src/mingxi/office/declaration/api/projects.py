"""Projects, their declarations, drafts and versions for programs."""

from http import HTTPStatus
from typing import Annotated, Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.declaration.models import BudgetProject, Declaration, TextVersion, WorkingDraft
from mingxi.office.declaration.ports import READ_PROJECTS, WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_answers import finding_told
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.form_faults import FormFaultsError, member_sent
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    DeclarationState,
    ProjectCategory,
    ProjectState,
    Stage,
)
from mingxi.office.declaration.selectors.drafts import drafts_for, form_of
from mingxi.office.declaration.selectors.projects import declarations_for, projects_for
from mingxi.office.declaration.selectors.versions import form_of_version, versions_for
from mingxi.office.declaration.services import drafting
from mingxi.office.frame.api import Fen, Id, Moment, PageOf, Paging, needs, page_of, writes
from mingxi.office.people.selectors import units_for

router = Router()


class ProjectOut(Schema):
    """A budget project."""

    id: Id
    code: str | None
    name: str
    unit_code: str
    category: ProjectCategory
    continuity: Continuity
    first_year: int
    last_year: int
    state: ProjectState


class DeclarationOut(Schema):
    """What a unit asks for a project in one fiscal year."""

    id: Id
    project_id: Id
    project_name: str
    unit_code: str
    fiscal_year: int
    state: DeclarationState
    asked_fen: Fen
    admitted_fen: Fen | None
    next_year_fen: Fen
    year_after_fen: Fen
    changed_at: Moment
    errors: int
    warnings: int


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


class DeclarationIn(Schema):
    """A new project with its first declaration."""

    unit_code: str
    form: ProjectForm


class DraftIn(Schema):
    """A form, and the revision that its writer began with."""

    revision: Id
    form: ProjectForm


class DeclarationFilter(Schema):
    """Which declarations: of a year, in a state."""

    fiscal_year: Annotated[int, Field(ge=2000, le=2099)] | None = None
    state: DeclarationState | None = None

    def chosen(self, declarations: QuerySet[Declaration]) -> QuerySet[Declaration]:
        """Leave out the others."""
        if self.fiscal_year is not None:
            declarations = declarations.filter(fiscal_year=self.fiscal_year)
        if self.state is not None:
            declarations = declarations.filter(state=self.state.value)
        return declarations


class FormRequest(PersonRequest):
    """A request whose form was checked before the transaction; None where it is no form."""

    prepared: tuple[int, int] | None


def _counts(request: PersonRequest) -> tuple[int, int] | None:
    """Check the form before the transaction; what is no form is told by the operation."""
    try:
        checked = checked_form(member_sent(request.body, "form"))
    except FormFaultsError:
        return None
    return checked.errors, checked.warnings


def _project(project: BudgetProject) -> ProjectOut:
    return ProjectOut(
        id=project.pk,
        code=project.code or None,
        name=project.name,
        unit_code=project.unit.code,
        category=ProjectCategory(project.category),
        continuity=Continuity(project.continuity),
        first_year=project.first_year,
        last_year=project.last_year,
        state=ProjectState(project.state),
    )


def _declaration(declaration: Declaration) -> DeclarationOut:
    return DeclarationOut(
        id=declaration.pk,
        project_id=declaration.project_id,
        project_name=declaration.project.name,
        unit_code=declaration.unit.code,
        fiscal_year=declaration.fiscal_year,
        state=DeclarationState(declaration.state),
        asked_fen=declaration.asked_fen,
        admitted_fen=declaration.admitted_fen,
        next_year_fen=declaration.next_year_fen,
        year_after_fen=declaration.year_after_fen,
        changed_at=declaration.changed_at,
        errors=declaration.errors,
        warnings=declaration.warnings,
    )


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


@router.get("/projects", response=PageOf[ProjectOut], summary="预算项目")
@needs(READ_PROJECTS)
def get_projects(request: PersonRequest, paging: Query[Paging]) -> PageOf[ProjectOut]:
    """Give the projects that the person may see, the newest first."""
    rows = projects_for(request.user).select_related("unit")
    return page_of(rows, paging, by="-pk", told=_project)


@router.get("/projects/{project_id}", response=ProjectOut, summary="一个预算项目")
@needs(READ_PROJECTS)
def get_project(request: PersonRequest, project_id: Id) -> ProjectOut:
    """Give one project."""
    rows = projects_for(request.user).select_related("unit")
    return _project(get_object_or_404(rows, pk=project_id))


@router.get("/declarations", response=PageOf[DeclarationOut], summary="年度申报")
@needs(READ_PROJECTS)
def get_declarations(
    request: PersonRequest, paging: Query[Paging], which: Query[DeclarationFilter]
) -> PageOf[DeclarationOut]:
    """Give the declarations that the person may see, the newest first."""
    return page_of(which.chosen(_rows(request)), paging, by="-pk", told=_declaration)


@router.post(
    "/declarations",
    response={201: DeclarationOut},
    summary="开始项目申报",
    description="由该单位的经办人办理；新建项目、当年申报和草稿。",
)
@writes(WRITE_DECLARATIONS, first=_counts)
def post_declaration(request: FormRequest, begun: DeclarationIn) -> Status[DeclarationOut]:
    """Begin a project with its first declaration."""
    unit = get_object_or_404(units_for(request.user), code=begun.unit_code)
    declaration = drafting.begin_declaration(
        form=begun.form, unit=unit, by=request.user, counts=request.prepared
    )
    return Status(HTTPStatus.CREATED, _declaration(declaration))


@router.get("/declarations/{declaration_id}", response=DeclarationOut, summary="一份年度申报")
@needs(READ_PROJECTS)
def get_declaration(request: PersonRequest, declaration_id: Id) -> DeclarationOut:
    """Give one declaration."""
    return _declaration(get_object_or_404(_rows(request), pk=declaration_id))


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
@writes(WRITE_DECLARATIONS, first=_counts)
def put_draft(request: FormRequest, declaration_id: Id, sent: DraftIn) -> DraftOut:
    """Save the draft."""
    declaration = get_object_or_404(_rows(request), pk=declaration_id)
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
    declaration = get_object_or_404(_rows(request), pk=declaration_id)
    rows = versions_for(request.user).filter(declaration=declaration)
    return page_of(rows, paging, by="-number", told=_version)


@router.get("/versions/{version_id}", response=VersionFormOut, summary="一个版本及其表单")
@needs(READ_PROJECTS)
def get_version(request: PersonRequest, version_id: Id) -> VersionFormOut:
    """Give one version with its form."""
    version = get_object_or_404(versions_for(request.user), pk=version_id)
    return VersionFormOut(**_told_of(version), form=form_of_version(version))


def _rows(request: PersonRequest) -> QuerySet[Declaration]:
    return declarations_for(request.user).select_related("project", "unit")
