"""One project and its whole life for programs."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from mingxi.office.budget.reckoning.gaps import Figures
from mingxi.office.declaration.ports import READ_PROJECTS
from mingxi.office.declaration.reckoning.asked_lines import Year
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.projects import projects_for
from mingxi.office.desk.reckoning.life import Moment as LifeMoment
from mingxi.office.desk.reckoning.life import Tone
from mingxi.office.desk.selectors.life import items_of, life_of
from mingxi.office.frame.access import signed_in
from mingxi.office.frame.api import Fen, Id, needs
from mingxi.office.frame.api.values import told_moment

router = Router()


class LifeFigures(Schema):
    """申报数、审定数、安排数、执行数 and the gaps between them; null while it is not settled."""

    asked_fen: Fen
    admitted_fen: Fen | None
    arranged_fen: Fen | None
    spent_fen: Fen
    cut_fen: Fen | None
    unfunded_fen: Fen | None
    unspent_fen: Fen | None


class LifeYearOut(LifeFigures):
    """The figures of a year, and where its declaration stands."""

    year: int
    declaration_id: Id
    state: DeclarationState


class LifeItemOut(LifeFigures):
    """The figures of a sub-item in the chosen year."""

    code: str
    label: str


class MomentOut(Schema):
    """Something that happened, or is to come (``tone`` is ahead).

    ``at`` is a moment, or a day where the hour is not known; ``by`` is null where the person may
    not be named.
    """

    at: str
    title: str
    year: int | None
    says: str
    amount_fen: Fen | None
    by: str | None
    tone: Tone


class WaitsOut(Schema):
    """Whose turn it is."""

    who: str
    what: str
    due: date | None


class LifeOut(Schema):
    """A project's whole life as the person may see it; the newest year comes first."""

    project_id: Id
    years: list[LifeYearOut]
    items: list[LifeItemOut]
    moments: list[MomentOut]
    waits: list[WaitsOut]


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "asked_fen": figures.asked_fen,
        "admitted_fen": figures.admitted_fen,
        "arranged_fen": figures.arranged_fen,
        "spent_fen": figures.spent_fen,
        "cut_fen": figures.cut_fen,
        "unfunded_fen": figures.unfunded_fen,
        "unspent_fen": figures.unspent_fen,
    }


def _moment(moment: LifeMoment, names: dict[int, str]) -> MomentOut:
    at = moment.at
    return MomentOut(
        at=told_moment(at) if isinstance(at, datetime) else at.isoformat(),
        title=moment.title,
        year=moment.year,
        says=moment.says,
        amount_fen=moment.amount_fen,
        by=names.get(moment.by) if moment.by is not None else None,
        tone=moment.tone,
    )


@router.get(
    "/projects/{project_id}/life",
    response=LifeOut,
    summary="一个项目的全过程",
    description="时间轴、各年四数、轮到谁办理；`year` 选定列出子项的年度，不写为最近一年。",
)
@needs(READ_PROJECTS)
def get_life(
    request: HttpRequest,
    project_id: Id,
    year: Annotated[Year | None, Query()] = None,
) -> LifeOut:
    """Give it."""
    person = signed_in(request)
    project = get_object_or_404(projects_for(person).select_related("unit"), pk=project_id)
    life = life_of(project, person)
    chosen = next((one for one in life.years if one.year == year), life.current)
    items = items_of(project, person, chosen.year) if chosen else []
    return LifeOut(
        project_id=project.pk,
        years=[
            LifeYearOut(
                year=one.year,
                declaration_id=one.declaration.pk,
                state=DeclarationState(one.declaration.state),
                **_figures(one.figures),
            )
            for one in life.years
        ],
        items=[
            LifeItemOut(code=one.code, label=one.label, **_figures(one.figures)) for one in items
        ],
        moments=[_moment(one, life.names) for one in life.moments],
        waits=[WaitsOut(who=one.who, what=one.what, due=one.due) for one in life.waits],
    )
