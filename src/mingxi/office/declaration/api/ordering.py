"""The order in which a unit puts what it declares for a year, for programs."""

from typing import Annotated

from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from mingxi.office.declaration.models import Declaration
from mingxi.office.declaration.ports import ORDER_DECLARATIONS, PersonRequest
from mingxi.office.declaration.reckoning.asked_lines import Year
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.selectors.ordering import (
    is_movable,
    order_of,
    seal_of,
    units_ordered_by,
)
from mingxi.office.declaration.services.ordering import order_declarations
from mingxi.office.frame.api import Fen, Id, needs, writes

router = Router()

_DECLARATIONS_MAX = 5000


class PlaceOut(Schema):
    """A declaration in the order of its unit."""

    declaration_id: Id
    project_name: str
    state: DeclarationState
    asked_fen: Fen
    unit_rank: int | None
    is_movable: Annotated[bool, Field(description="还没有审定，可以排列")]


class OrderOut(Schema):
    """The order; ``seen`` is sent back with another one."""

    seen: str
    items: list[PlaceOut]


class OrderIn(Schema):
    """Another order."""

    year: Year
    seen: Annotated[str, Field(max_length=64, description="取得次序时的 seen")]
    declaration_ids: Annotated[list[Id], Field(max_length=_DECLARATIONS_MAX)]


def _told(order: list[Declaration]) -> OrderOut:
    return OrderOut(
        seen=seal_of(order),
        items=[
            PlaceOut(
                declaration_id=one.pk,
                project_name=one.project.name,
                state=DeclarationState(one.state),
                asked_fen=one.asked_fen,
                unit_rank=one.unit_rank,
                is_movable=is_movable(one),
            )
            for one in order
        ],
    )


@router.get(
    "/units/{unit_code}/declaration-order",
    response=OrderOut,
    summary="申报排序",
    description="本单位一个年度的申报，按单位排列的次序；还没有排的在后。",
)
@needs(ORDER_DECLARATIONS)
def get_order(request: PersonRequest, unit_code: str, year: Query[Year]) -> OrderOut:
    """Give the order."""
    unit = get_object_or_404(units_ordered_by(request.user), code=unit_code)
    return _told(order_of(unit, year))


@router.put(
    "/units/{unit_code}/declaration-order",
    response=OrderOut,
    summary="排列申报",
    description="列出全部还没有审定的申报；期间有人改过次序的回答409，什么也不保存。",
)
@writes(ORDER_DECLARATIONS)
def put_order(request: PersonRequest, unit_code: str, wished: OrderIn) -> OrderOut:
    """Keep another order."""
    unit = get_object_or_404(units_ordered_by(request.user), code=unit_code)
    order = order_declarations(
        unit=unit,
        year=wished.year,
        keys=wished.declaration_ids,
        seen=wished.seen,
        by=request.user,
    )
    return _told(order)
