"""申报数、审定数、安排数、执行数 for programs."""

from enum import StrEnum
from typing import Annotated

from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.budget.api.rows import year_of
from mingxi.office.budget.api.values import Year
from mingxi.office.budget.ports import READ_BUDGET
from mingxi.office.budget.selectors.figures import ROWS, FigureRow, rows_of
from mingxi.office.frame.api import needs
from mingxi.office.people.models import PersonRequest

router = Router()

OFFSET_MAX = 10**7


class By(StrEnum):
    """What each row is."""

    UNIT = "unit"
    PROJECT = "project"
    ITEM = "item"


class Window(Schema):
    """Which rows: a table of figures has no key to turn its pages by, so they are counted."""

    by: By = By.UNIT
    offset: Annotated[int, Field(ge=0, le=OFFSET_MAX)] = 0
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class FiguresOut(Schema):
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


def _told(row: FigureRow) -> FiguresOut:
    return FiguresOut(
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


@router.get("/budget/years/{fiscal_year}/figures", response=list[FiguresOut], summary="四数对比")
@needs(READ_BUDGET)
def get_figures(
    request: PersonRequest, fiscal_year: Year, window: Query[Window]
) -> list[FiguresOut]:
    """Give the figures by unit, project or sub-item."""
    year = year_of(request.user, fiscal_year)
    rows = ROWS[window.by.value](request.user, year.year)
    return [_told(row) for row in rows_of(rows[window.offset : window.offset + window.limit])]
