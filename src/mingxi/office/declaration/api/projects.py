"""Projects and their declarations for programs."""

from http import HTTPStatus
from typing import Annotated

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.declaration.models import BudgetProject, Declaration
from mingxi.office.declaration.ports import READ_PROJECTS, WRITE_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.form_checking import checked_form
from mingxi.office.declaration.reckoning.form_faults import FormFaultsError, member_sent
from mingxi.office.declaration.reckoning.library_changes import REASON_CHARACTERS_MAX
from mingxi.office.declaration.reckoning.project_form import ProjectForm
from mingxi.office.declaration.reckoning.states import (
    Continuity,
    DeclarationState,
    ProjectCategory,
    ProjectState,
)
from mingxi.office.declaration.selectors.projects import declarations_for, projects_for
from mingxi.office.declaration.services import drafting
from mingxi.office.declaration.services.abandoning import abandon_declaration
from mingxi.office.declaration.services.declaring_again import declare_again
from mingxi.office.frame.api import Fen, Id, Moment, PageOf, Paging, Sent, needs, page_of, writes
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
    # None where nobody has checked it yet.
    errors: int | None
    warnings: int | None
    given_up_at: Moment | None
    given_up_because: str
    unit_rank: Annotated[int | None, Field(description="单位自己的申报排序；还没有排的为null")]


class DeclarationIn(Sent):
    """A new project with its first declaration."""

    unit_code: str
    form: ProjectForm


class AgainIn(Schema):
    """For which year a project is declared again."""

    fiscal_year: Annotated[int, Field(ge=2000, le=2099)]


class AbandonmentIn(Sent):
    """Why a declaration is given up."""

    reason: Annotated[str, Field(min_length=1, max_length=REASON_CHARACTERS_MAX)]


class DeclarationFilter(Schema):
    """Which declarations: of a year, in a state, of a unit, of a project."""

    fiscal_year: Annotated[int, Field(ge=2000, le=2099)] | None = None
    state: DeclarationState | None = None
    unit_code: Annotated[str, Field(max_length=32)] | None = None
    project_id: Id | None = None

    def chosen(self, declarations: QuerySet[Declaration]) -> QuerySet[Declaration]:
        """Leave out the others."""
        if self.fiscal_year is not None:
            declarations = declarations.filter(fiscal_year=self.fiscal_year)
        if self.state is not None:
            declarations = declarations.filter(state=self.state.value)
        if self.unit_code is not None:
            declarations = declarations.filter(unit__code=self.unit_code)
        if self.project_id is not None:
            declarations = declarations.filter(project=self.project_id)
        return declarations


class FormRequest(PersonRequest):
    """A request whose form was checked before the transaction; None where it is no form."""

    prepared: tuple[int, int] | None


def counts_of(request: PersonRequest) -> tuple[int, int] | None:
    """Check the form before the transaction; what is no form is told by the operation."""
    try:
        return checked_form(member_sent(request.body, "form")).counts
    except FormFaultsError:
        return None


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


def told(declaration: Declaration) -> DeclarationOut:
    """Tell of a declaration."""
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
        unit_rank=declaration.unit_rank,
        given_up_at=declaration.given_up_at,
        given_up_because=declaration.given_up_because,
    )


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


@router.post(
    "/projects/{project_id}/declarations",
    response={201: DeclarationOut},
    summary="再次申报",
    description="由该单位的经办人办理；带着上次的文本申报以后的年度，出库的项目审核通过后重新入库。",
)
@writes(WRITE_DECLARATIONS)
def post_again(request: PersonRequest, project_id: Id, again: AgainIn) -> Status[DeclarationOut]:
    """Declare a project for another year."""
    rows = projects_for(request.user).select_related("unit")
    project = get_object_or_404(rows, pk=project_id)
    declaration = declare_again(project=project, year=again.fiscal_year, by=request.user)
    return Status(HTTPStatus.CREATED, told(declaration))


@router.get("/declarations", response=PageOf[DeclarationOut], summary="年度申报")
@needs(READ_PROJECTS)
def get_declarations(
    request: PersonRequest, paging: Query[Paging], which: Query[DeclarationFilter]
) -> PageOf[DeclarationOut]:
    """Give the declarations that the person may see, the newest first."""
    return page_of(which.chosen(rows_for(request)), paging, by="-pk", told=told)


@router.post(
    "/declarations",
    response={201: DeclarationOut},
    summary="开始项目申报",
    description="由该单位的经办人办理；新建项目、当年申报和草稿。",
)
@writes(WRITE_DECLARATIONS, first=counts_of)
def post_declaration(request: FormRequest, begun: DeclarationIn) -> Status[DeclarationOut]:
    """Begin a project with its first declaration."""
    unit = get_object_or_404(units_for(request.user), code=begun.unit_code)
    declaration = drafting.begin_declaration(
        form=begun.form, unit=unit, by=request.user, counts=request.prepared
    )
    return Status(HTTPStatus.CREATED, told(declaration))


@router.get("/declarations/{declaration_id}", response=DeclarationOut, summary="一份年度申报")
@needs(READ_PROJECTS)
def get_declaration(request: PersonRequest, declaration_id: Id) -> DeclarationOut:
    """Give one declaration."""
    return told(get_object_or_404(rows_for(request), pk=declaration_id))


@router.post(
    "/declarations/{declaration_id}/abandonment",
    response=DeclarationOut,
    summary="放弃申报",
    description="由该单位的经办人在编写或退回修改时办理；写过的内容都保留，以后可以再次申报。",
)
@writes(WRITE_DECLARATIONS)
def post_abandonment(
    request: PersonRequest, declaration_id: Id, sent: AbandonmentIn
) -> DeclarationOut:
    """Give a declaration up."""
    declaration = get_object_or_404(rows_for(request), pk=declaration_id)
    abandoned = abandon_declaration(declaration=declaration, reason=sent.reason, by=request.user)
    return told(abandoned)


def rows_for(request: PersonRequest) -> QuerySet[Declaration]:
    """Give the declarations that the person may see, with what is told of them."""
    return declarations_for(request.user).select_related("project", "unit")
