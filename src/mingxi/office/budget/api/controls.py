"""Control figures for programs: what waits for them, proposing, issuing."""

from typing import Annotated

from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.budget.api.rows import unit_of, year_of
from mingxi.office.budget.api.values import Amount, Revision, Year
from mingxi.office.budget.models import Arrangement
from mingxi.office.budget.ports import MANAGE_ROUNDS, PROPOSE_CONTROLS
from mingxi.office.budget.selectors.arrangements import admitted_of, open_for_control
from mingxi.office.budget.services.controls import propose_by_rank, set_control_figures
from mingxi.office.budget.services.issuing import issue_controls, leave_rest_unfunded
from mingxi.office.declaration.models import Declaration
from mingxi.office.frame.api import Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people.models import PersonRequest

router = Router()

DECLARATIONS_MAX = 500
SOURCES_MAX = 30


class NeedOut(Schema):
    """A declaration that waits for a control figure; ``revision`` is 0 where none is proposed."""

    declaration_id: Id
    unit_code: str
    project_code: str
    project_name: str
    rank: int | None
    asked_fen: int
    admitted_fen: int
    control_fen: int
    revision: int


class FigureIn(Sent):
    """What one ceiling gives."""

    ceiling_id: Id
    amount_fen: Amount


class ControlIn(Sent):
    """All figures of one declaration; a ceiling that is left out gives nothing."""

    declaration_id: Id
    revision: Revision
    figures: Annotated[list[FigureIn], Field(max_length=SOURCES_MAX)]


class ControlsIn(Sent):
    """Figures of several declarations, set all or none."""

    controls: Annotated[list[ControlIn], Field(min_length=1, max_length=DECLARATIONS_MAX)]


class ControlOut(Schema):
    """What was set."""

    declaration_id: Id
    arrangement_id: Id
    control_fen: int
    revision: int


class ControlsOut(Schema):
    """What changed."""

    changed: list[ControlOut]


class IssuingJobOut(Schema):
    """The job that does it; see /jobs."""

    job_id: Id


def _need_told(declaration: Declaration) -> NeedOut:
    arrangement: Arrangement | None = getattr(declaration, "arrangement", None)
    return NeedOut(
        declaration_id=declaration.pk,
        unit_code=declaration.unit.code,
        project_code=declaration.project.code,
        project_name=declaration.project.name,
        rank=declaration.project.rank,
        asked_fen=declaration.asked_fen,
        admitted_fen=admitted_of(declaration),
        control_fen=arrangement.control_fen if arrangement else 0,
        revision=arrangement.revision if arrangement else 0,
    )


def _told(changed: list[Arrangement]) -> ControlsOut:
    return ControlsOut(
        changed=[
            ControlOut(
                declaration_id=one.declaration_id,
                arrangement_id=one.pk,
                control_fen=one.control_fen,
                revision=one.revision,
            )
            for one in changed
        ]
    )


@router.get(
    "/budget/years/{fiscal_year}/needs",
    response=PageOf[NeedOut],
    summary="等待安排的项目",
    description="已入库、还没有下达控制数的申报。",
)
@needs(PROPOSE_CONTROLS)
def get_needs(request: PersonRequest, fiscal_year: Year, paging: Query[Paging]) -> PageOf[NeedOut]:
    """Give what waits for control figures."""
    rows = open_for_control(request.user, year_of(request.user, fiscal_year))
    return page_of(rows, paging, by="pk", told=_need_told)


@router.post(
    "/budget/years/{fiscal_year}/control-figures",
    response=ControlsOut,
    summary="拟定控制数",
    description="全部保存或全部不保存；超过限额、修订号已变的，回答409。",
)
@writes(PROPOSE_CONTROLS)
def post_controls(request: PersonRequest, fiscal_year: Year, wished: ControlsIn) -> ControlsOut:
    """Set control figures."""
    changed = set_control_figures(
        year=year_of(request.user, fiscal_year),
        figures={
            one.declaration_id: {each.ceiling_id: each.amount_fen for each in one.figures}
            for one in wished.controls
        },
        revisions={one.declaration_id: one.revision for one in wished.controls},
        by=request.user,
    )
    return _told(changed)


@router.post(
    "/budget/years/{fiscal_year}/departments/{unit_code}/propose",
    response=ControlsOut,
    summary="按排序拟定控制数",
)
@writes(PROPOSE_CONTROLS)
def post_proposal(request: PersonRequest, fiscal_year: Year, unit_code: str) -> ControlsOut:
    """Propose by rank until the ceilings of a department are used up."""
    year = year_of(request.user, fiscal_year)
    department = unit_of(request.user, unit_code)
    return _told(propose_by_rank(year=year, department=department, by=request.user))


@router.post(
    "/budget/years/{fiscal_year}/departments/{unit_code}/issue",
    response=IssuingJobOut,
    summary="下达控制数",
)
@writes(MANAGE_ROUNDS)
def post_issue(request: PersonRequest, fiscal_year: Year, unit_code: str) -> IssuingJobOut:
    """Let the worker issue what is proposed for a department."""
    year = year_of(request.user, fiscal_year)
    department = unit_of(request.user, unit_code)
    return IssuingJobOut(
        job_id=issue_controls(year=year, department=department, by=request.user).pk
    )


@router.post(
    "/budget/years/{fiscal_year}/departments/{unit_code}/leave-rest",
    response=IssuingJobOut,
    summary="其余项目列为未安排",
)
@writes(MANAGE_ROUNDS)
def post_rest(request: PersonRequest, fiscal_year: Year, unit_code: str) -> IssuingJobOut:
    """Let the worker put back what got nothing."""
    year = year_of(request.user, fiscal_year)
    department = unit_of(request.user, unit_code)
    job = leave_rest_unfunded(year=year, department=department, by=request.user)
    return IssuingJobOut(job_id=job.pk)
