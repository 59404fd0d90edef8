"""Fiscal years, their rounds and their ceilings for programs."""

from http import HTTPStatus

from ninja import Query, Router, Schema, Status

from mingxi.office.budget.api.rows import unit_of, year_of
from mingxi.office.budget.api.values import Amount, UnitCode, Year
from mingxi.office.budget.models import Ceiling, FiscalYear
from mingxi.office.budget.ports import MANAGE_ROUNDS, READ_BUDGET
from mingxi.office.budget.reckoning.rounds import BudgetRound, GrowthRule
from mingxi.office.budget.reckoning.sources import LedgerLevel, Source
from mingxi.office.budget.selectors.ceilings import ceilings_for
from mingxi.office.budget.selectors.years import years_for
from mingxi.office.budget.services.ceilings import set_ceiling
from mingxi.office.budget.services.years import move_to_round, open_fiscal_year
from mingxi.office.declaration.reckoning.states import FundKind
from mingxi.office.frame.api import Day, Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people.models import PersonRequest

router = Router()


class FiscalYearOut(Schema):
    """A year whose budget is made."""

    year: int
    round: BudgetRound
    growth_rule: GrowthRule


class YearIn(Sent):
    """A year to be opened."""

    year: Year
    began_on: Day
    growth_rule: GrowthRule = GrowthRule.REFUSE


class RoundIn(Sent):
    """The round to move to, and its first day."""

    to: BudgetRound
    began_on: Day


class CeilingIn(Sent):
    """A ceiling of a unit and source."""

    unit_code: UnitCode
    fund_kind: FundKind
    level: LedgerLevel
    ceiling_fen: Amount


class CeilingOut(Schema):
    """A ceiling, and what is used of it."""

    id: Id
    unit_code: str
    fund_kind: FundKind
    level: LedgerLevel
    ceiling_fen: int
    used_fen: int


def _year_told(year: FiscalYear) -> FiscalYearOut:
    return FiscalYearOut(year=year.year, round=year.round, growth_rule=GrowthRule(year.growth_rule))


def _ceiling_told(ceiling: Ceiling) -> CeilingOut:
    return CeilingOut(
        id=ceiling.pk,
        unit_code=ceiling.unit.code,
        fund_kind=FundKind(ceiling.fund_kind),
        level=LedgerLevel(ceiling.level),
        ceiling_fen=ceiling.ceiling_fen,
        used_fen=ceiling.used_fen,
    )


@router.get("/budget/years", response=PageOf[FiscalYearOut], summary="预算年度")
@needs(READ_BUDGET)
def get_years(request: PersonRequest, paging: Query[Paging]) -> PageOf[FiscalYearOut]:
    """Give the years, the newest first."""
    return page_of(years_for(request.user), paging, by="-year", told=_year_told)


@router.get("/budget/years/{fiscal_year}", response=FiscalYearOut, summary="一个预算年度")
@needs(READ_BUDGET)
def get_year(request: PersonRequest, fiscal_year: Year) -> FiscalYearOut:
    """Give one year."""
    return _year_told(year_of(request.user, fiscal_year))


@router.post("/budget/years", response={201: FiscalYearOut}, summary="开启预算年度")
@writes(MANAGE_ROUNDS)
def post_year(request: PersonRequest, year: YearIn) -> Status[FiscalYearOut]:
    """Open a year."""
    opened = open_fiscal_year(**year.model_dump(), by=request.user)
    return Status(HTTPStatus.CREATED, _year_told(opened))


@router.post("/budget/years/{fiscal_year}/round", response=FiscalYearOut, summary="转入编制阶段")
@writes(MANAGE_ROUNDS)
def post_round(request: PersonRequest, fiscal_year: Year, stage: RoundIn) -> FiscalYearOut:
    """Lead a year on, or one round back."""
    year = year_of(request.user, fiscal_year)
    return _year_told(move_to_round(year=year, **stage.model_dump(), by=request.user))


@router.get("/budget/years/{fiscal_year}/ceilings", response=PageOf[CeilingOut], summary="限额")
@needs(READ_BUDGET)
def get_ceilings(
    request: PersonRequest, fiscal_year: Year, paging: Query[Paging]
) -> PageOf[CeilingOut]:
    """Give the ceilings of a year."""
    rows = ceilings_for(request.user, year_of(request.user, fiscal_year))
    return page_of(rows, paging, by="pk", told=_ceiling_told)


@router.post("/budget/years/{fiscal_year}/ceilings", response=CeilingOut, summary="设定限额")
@writes(MANAGE_ROUNDS)
def post_ceiling(request: PersonRequest, fiscal_year: Year, ceiling: CeilingIn) -> CeilingOut:
    """Set a ceiling, a new one or another amount."""
    kept = set_ceiling(
        year=year_of(request.user, fiscal_year),
        unit=unit_of(request.user, ceiling.unit_code),
        source=Source(ceiling.fund_kind, ceiling.level.value),
        ceiling_fen=ceiling.ceiling_fen,
        by=request.user,
    )
    return _ceiling_told(kept)
