"""The project library for programs."""

from typing import Annotated

from django.core.exceptions import ValidationError
from django.http import Http404
from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.declaration.models import ProjectYear
from mingxi.office.declaration.models.listing import SORTED_BY
from mingxi.office.declaration.ports import (
    LEAD_LIBRARY,
    READ_PROJECTS,
    PersonRequest,
)
from mingxi.office.declaration.reckoning.asked_lines import AskedLines, Year
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    LibraryChange,
    ProjectCategory,
    ProjectState,
    Standing,
)
from mingxi.office.declaration.selectors.library import led_by, page_of_lines, units_seen
from mingxi.office.declaration.selectors.library_files import wish_of
from mingxi.office.declaration.selectors.ordering import unit_ranks_of
from mingxi.office.declaration.selectors.totals import sums_by, totals_for
from mingxi.office.declaration.services.library_changes import change_projects
from mingxi.office.frame.api import Fen, Id, Paging, Sent, needs, writes
from mingxi.office.frame.keyset import Turn

router = Router()

AT_ONCE_MAX = 200


class LineOut(Schema):
    """A project in a year."""

    project_id: Id
    declaration_id: Id
    fiscal_year: int
    code: str
    name: str
    unit_code: str
    category: ProjectCategory
    standing: Standing
    project_state: ProjectState
    state: DeclarationState
    first_year: int
    last_year: int
    rank: int | None
    unit_rank: int | None
    asked_fen: Fen
    admitted_fen: Fen | None
    next_year_fen: Fen
    year_after_fen: Fen


class LinesOut(Schema):
    """A page of projects; ``next`` is the place to go on from, null at the end.

    ``projects`` is how many there are in all; null where there are too many to be counted.
    """

    items: list[LineOut]
    next: str | None
    projects: int | None


class TotalOut(Schema):
    """Numbers and amounts of a unit's projects."""

    unit_code: str
    category: ProjectCategory
    state: DeclarationState
    projects: int
    asked_fen: Fen
    admitted_fen: Fen
    next_year_fen: Fen
    year_after_fen: Fen


class ChangeIn(Sent):
    """What shall be done to which projects."""

    change: LibraryChange
    project_ids: Annotated[list[Id], Field(min_length=1, max_length=AT_ONCE_MAX)]
    words: Annotated[str, Field(max_length=200, description="出库、暂缓的原因，或者标记")] = ""
    first: Annotated[int, Field(ge=1, le=1_000_000, description="调整排序时从第几号排起")] = 1


class RefusedProject(Schema):
    """A project that was left as it is, and why."""

    project_id: Id
    why: str


class ChangeOut(Schema):
    """What was done."""

    done: list[Id]
    refused: list[RefusedProject]


def told(line: ProjectYear, unit_rank: int | None) -> LineOut:
    """Tell of a line."""
    return LineOut(
        project_id=line.project_id,
        declaration_id=line.declaration_id,
        fiscal_year=line.fiscal_year,
        code=line.code,
        name=line.name,
        unit_code=line.unit_code,
        category=ProjectCategory(line.category),
        standing=Standing(line.standing),
        project_state=ProjectState(line.project_state),
        state=DeclarationState(line.state),
        first_year=line.first_year,
        last_year=line.last_year,
        rank=line.shown_rank,
        unit_rank=unit_rank,
        asked_fen=line.asked_fen,
        admitted_fen=line.shown_admitted_fen,
        next_year_fen=line.next_year_fen,
        year_after_fen=line.year_after_fen,
    )


@router.get(
    "/library",
    response=LinesOut,
    summary="项目库",
    description="按条件筛选、按任意一列排列；`next` 写入下一次请求的 `after`。",
)
@needs(READ_PROJECTS)
def get_library(
    request: PersonRequest, asked: Query[AskedLines], paging: Query[Paging]
) -> LinesOut:
    """Give the lines that are asked for."""
    _refuse_unknown_order(asked.sort)
    wish = wish_of(asked, units_seen(request.user))
    page = page_of_lines(wish, Turn(after=paging.after), paging.limit)
    unit_ranks = unit_ranks_of(page.rows)
    return LinesOut(
        items=[told(row, unit_ranks.get(row.pk)) for row in page.rows],
        next=page.after or None,
        projects=page.sums.projects if page.sums else None,
    )


def _refuse_unknown_order(sort: str) -> None:
    """Refuse a column that lists are not sorted by; a page would take its usual order instead."""
    if sort and sort.removeprefix("-") not in SORTED_BY:
        known = "、".join(SORTED_BY)
        raise ValidationError(
            {"query.sort": f"不能按“{sort}”排列。可以用：{known}，降序前面加 -。"}
        )


@router.get(
    "/library/totals",
    response=list[TotalOut],
    summary="项目汇总",
    description="一个预算年度的在库项目，按单位、类别和申报状态汇总。",
)
@needs(READ_PROJECTS)
def get_totals(request: PersonRequest, year: Query[Year]) -> list[TotalOut]:
    """Give the totals of a year."""
    totals = totals_for(request.user).filter(fiscal_year=year, standing=Standing.HELD)
    return [
        TotalOut(
            unit_code=str(unit),
            category=ProjectCategory(str(category)),
            state=DeclarationState(str(state)),
            **sums._asdict(),
        )
        for (unit, category, state), sums in sums_by(
            totals, "unit__code", "category", "state"
        ).items()
    ]


@router.post(
    "/library/changes",
    response={200: ChangeOut},
    summary="一并办理多个项目",
    description="调整排序、出库、暂缓、恢复、加去标记；不能办理的列在 `refused`，其余照办。",
)
@writes(LEAD_LIBRARY)
def post_change(request: PersonRequest, wished: ChangeIn) -> ChangeOut:
    """Do the same to several projects."""
    keys = dict.fromkeys(wished.project_ids)
    found = led_by(request.user).in_bulk(list(keys))
    if len(found) < len(keys):
        raise Http404
    changed = change_projects(
        change=wished.change,
        projects=[found[key] for key in keys],
        words=wished.words,
        first=wished.first,
        by=request.user,
    )
    return ChangeOut(
        done=[project.pk for project in changed.done],
        refused=[
            RefusedProject(project_id=project.pk, why=why) for project, why in changed.refused
        ],
    )
