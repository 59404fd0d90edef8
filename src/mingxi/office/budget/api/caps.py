"""Caps of units for programs."""

from ninja import Router, Schema

from mingxi.office.budget.api.rows import unit_of, year_of
from mingxi.office.budget.api.values import Amount, UnitCode, Year
from mingxi.office.budget.models import ExpenseCap
from mingxi.office.budget.ports import MANAGE_ROUNDS, READ_BUDGET
from mingxi.office.budget.reckoning.caps import CapKind
from mingxi.office.budget.selectors.caps import caps_for
from mingxi.office.budget.services.caps import set_cap
from mingxi.office.frame.api import Sent, needs, writes
from mingxi.office.people.models import PersonRequest

router = Router()


class CapIn(Sent):
    """A cap to be set."""

    unit_code: UnitCode
    kind: CapKind
    cap_fen: Amount
    last_year_fen: Amount | None = None


class CapOut(Schema):
    """A cap."""

    unit_code: str
    kind: CapKind
    cap_fen: int
    last_year_fen: int | None


class CapStandingOut(CapOut):
    """A cap, and what is handed in against it."""

    used_fen: int


def _told(cap: ExpenseCap) -> CapOut:
    return CapOut(
        unit_code=cap.unit.code,
        kind=CapKind(cap.kind),
        cap_fen=cap.cap_fen,
        last_year_fen=cap.last_year_fen,
    )


@router.get("/budget/years/{fiscal_year}/caps", response=list[CapStandingOut], summary="费用总控")
@needs(READ_BUDGET)
def get_caps(request: PersonRequest, fiscal_year: Year) -> list[CapStandingOut]:
    """Give the caps of a year."""
    standings = caps_for(request.user, year_of(request.user, fiscal_year))
    return [
        CapStandingOut(**_told(one.cap).model_dump(), used_fen=one.used_fen) for one in standings
    ]


@router.post("/budget/years/{fiscal_year}/caps", response=CapOut, summary="设定费用总控")
@writes(MANAGE_ROUNDS)
def post_cap(request: PersonRequest, fiscal_year: Year, cap: CapIn) -> CapOut:
    """Set a cap, a new one or another amount."""
    kept = set_cap(
        year=year_of(request.user, fiscal_year),
        unit=unit_of(request.user, cap.unit_code),
        kind=cap.kind,
        cap_fen=cap.cap_fen,
        last_year_fen=cap.last_year_fen,
        by=request.user,
    )
    return _told(kept)
