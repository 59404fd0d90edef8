"""申报数、审定数、安排数、执行数 for programs."""

from ninja import Query, Router, Schema

from mingxi.office.budget.api.rows import year_of
from mingxi.office.budget.api.values import Year
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.reckoning.gaps import FiguresBy
from mingxi.office.budget.selectors.figures import FigureRow
from mingxi.office.budget.selectors.year_figures import page_of_figures
from mingxi.office.frame.api import PageOf, Paging, needs
from mingxi.office.frame.keyset import Turn
from mingxi.office.people.models import PersonRequest

router = Router()


class AskedTable(Paging):
    """Which table, and which page of it; one of sub-items has those of ``limit`` projects."""

    by: FiguresBy = FiguresBy.UNIT


class FigureRowOut(Schema):
    """A row; gaps follow: asked−admitted, admitted−arranged, arranged−spent."""

    unit_code: str
    project_code: str
    project_name: str
    item_code: str
    item_label: str
    asked_fen: int
    admitted_fen: int | None
    arranged_fen: int | None
    spent_fen: int
    cut_fen: int | None
    unfunded_fen: int | None
    unspent_fen: int | None


def _told(row: FigureRow) -> FigureRowOut:
    return FigureRowOut(
        unit_code=row.unit_code,
        project_code=row.project_code,
        project_name=row.project_name,
        item_code=row.item_code,
        item_label=row.item_label,
        asked_fen=row.figures.asked_fen,
        admitted_fen=row.figures.admitted_fen,
        arranged_fen=row.figures.arranged_fen,
        spent_fen=row.figures.spent_fen,
        cut_fen=row.figures.cut_fen,
        unfunded_fen=row.figures.unfunded_fen,
        unspent_fen=row.figures.unspent_fen,
    )


@router.get(
    "/budget/years/{fiscal_year}/figures",
    response=PageOf[FigureRowOut],
    summary="四数对比",
    description="按单位、项目或子项。按子项时，`limit` 为项目数：一个项目的子项不分在两页。",
)
@needs(READ_BUDGET)
def get_figures(
    request: PersonRequest, fiscal_year: Year, asked: Query[AskedTable]
) -> PageOf[FigureRowOut]:
    """Give the figures by unit, project or sub-item."""
    year = year_of(request.user, fiscal_year)
    turn = Turn(after=asked.after)
    page = page_of_figures(request.user, year.year, asked.by, turn, asked.limit)
    return PageOf(items=[_told(row) for row in page.rows], next=page.after or None)
