"""The overview for programs."""

from collections.abc import Mapping
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.declaration.ports import READ_PROJECTS
from mingxi.office.declaration.reckoning.asked_lines import Year
from mingxi.office.declaration.reckoning.states import ProjectCategory
from mingxi.office.declaration.selectors.totals import Sums
from mingxi.office.desk.selectors.overview import Arranged, overview_for
from mingxi.office.frame.access import signed_in
from mingxi.office.frame.api import Fen, needs

router = Router()


class OverviewIn(Schema):
    """Which totals."""

    year: Annotated[Year | None, Field(description="预算年度；不写为最近的一年")] = None
    unit_code: Annotated[str, Field(max_length=32, description="只看一个单位及其下级")] = ""
    category: Annotated[
        ProjectCategory | None, Field(description="只看一类；安排数和执行数不分类别，这时不列")
    ] = None


class SumsOut(Schema):
    """How many projects, and their amounts."""

    projects: int
    asked_fen: Fen
    admitted_fen: Fen
    next_year_fen: Fen
    year_after_fen: Fen


class NamedSums(SumsOut):
    """The sums of what ``name`` says."""

    name: str


class UnitSumsOut(Schema):
    """What the projects of a unit come to, and what it has paid."""

    name: str
    projects: int
    asked_fen: Fen
    admitted_fen: Fen
    spent_fen: Fen


class YearSums(SumsOut):
    """The sums of a year."""

    year: int


class ArrangedOut(Schema):
    """Ceilings, and what rests on them."""

    ceiling_fen: Fen
    used_fen: Fen


class SourceOut(ArrangedOut):
    """Those of a source."""

    source: str


class YearArranged(ArrangedOut):
    """Those of a year."""

    year: int


class YearSpent(Schema):
    """What is paid in a year, as the ledger has it."""

    year: int
    spent_fen: Fen


class OverviewOut(Schema):
    """The totals of a year, and of the years beside each other; null where there is nothing."""

    year: int
    years: list[int]
    sums: SumsOut
    spent_fen: Annotated[Fen | None, Field(description="执行数；选了类别时为null：账上不分类别")]
    by_unit: list[UnitSumsOut]
    by_category: list[NamedSums]
    by_state: list[NamedSums]
    by_source: list[SourceOut]
    by_year: list[YearSums]
    arranged_by_year: list[YearArranged]
    spent_by_year: list[YearSpent]


def _named(sums: Mapping[str, Sums]) -> list[NamedSums]:
    return [NamedSums(name=name, **one._asdict()) for name, one in sums.items()]


def _by_year(arranged: Mapping[int, Arranged]) -> list[YearArranged]:
    return [YearArranged(year=year, **one._asdict()) for year, one in arranged.items()]


@router.get(
    "/overview",
    response=OverviewOut | None,
    summary="总览",
    description="本人可见单位的项目，按单位、类别、状态、资金来源和年度汇总；一个也没有时为null。",
)
@needs(READ_PROJECTS)
def get_overview(request: HttpRequest, asked: Query[OverviewIn]) -> OverviewOut | None:
    """Give the totals."""
    overview = overview_for(
        signed_in(request),
        year=asked.year,
        unit_code=asked.unit_code,
        category=asked.category or "",
    )
    if overview is None:
        return None
    return OverviewOut(
        year=overview.year,
        years=list(overview.years),
        sums=SumsOut(**overview.sums._asdict()),
        spent_fen=overview.spent_fen,
        by_unit=[UnitSumsOut(name=name, **one._asdict()) for name, one in overview.by_unit.items()],
        by_category=_named(overview.by_category),
        by_state=_named(overview.by_state),
        by_source=[
            SourceOut(source=source, **one._asdict()) for source, one in overview.by_source.items()
        ],
        by_year=[YearSums(year=year, **one._asdict()) for year, one in overview.by_year.items()],
        arranged_by_year=_by_year(overview.arranged_by_year),
        spent_by_year=[
            YearSpent(year=year, spent_fen=fen)
            for year, fen in (overview.spent_by_year or {}).items()
        ],
    )
