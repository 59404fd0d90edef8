"""Units for programs."""

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.frame.api import Day, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people import services
from mingxi.office.people.api.asking import asking, unit_seen
from mingxi.office.people.models import Unit
from mingxi.office.people.ports import READ_UNITS, WRITE_UNITS
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.selectors import units_for

router = Router()

CODE = r"^[0-9A-Za-z-]+$"


class UnitChange(Sent):
    """What may change of a unit."""

    name: str = Field(min_length=1, max_length=128, description="单位名称")
    level: Level = Field(description="级次")
    kind: UnitKind = Field(description="单位类别")
    parent: str | None = Field(None, max_length=32, description="上级单位编码")


class UnitIn(UnitChange):
    """A unit to be added."""

    code: str = Field(pattern=CODE, max_length=32, description="单位编码，设立后不再改变")


class UnitOut(Schema):
    """A unit."""

    code: str
    name: str
    level: Level
    kind: UnitKind
    parent: str | None
    closed_on: Day | None


def _unit_told(unit: Unit) -> UnitOut:
    return UnitOut(
        code=unit.code,
        name=unit.name,
        level=Level(unit.level),
        kind=UnitKind(unit.kind),
        parent=unit.parent.code if unit.parent else None,
        closed_on=unit.closed_on,
    )


def _parent(request: HttpRequest, unit: UnitChange) -> Unit | None:
    return unit_seen(request, unit.parent) if unit.parent is not None else None


@router.get("/units", response=PageOf[UnitOut], summary="单位列表")
@needs(READ_UNITS)
def get_units(request: HttpRequest, paging: Query[Paging]) -> PageOf[UnitOut]:
    """List the units that the person may see."""
    units = units_for(asking(request)).select_related("parent")
    return page_of(units, paging, by="code", told=_unit_told)


@router.get("/units/{slug:unit_code}", response=UnitOut, summary="单位")
@needs(READ_UNITS)
def getunit_seen(request: HttpRequest, unit_code: str) -> UnitOut:
    """Give one unit."""
    return _unit_told(unit_seen(request, unit_code))


@router.post("/units", response={201: UnitOut}, summary="设立单位")
@writes(WRITE_UNITS)
def postunit_seen(request: HttpRequest, unit: UnitIn) -> Status[UnitOut]:
    """Add a unit."""
    made = services.add_unit(
        code=unit.code,
        name=unit.name,
        level=unit.level,
        kind=unit.kind,
        parent=_parent(request, unit),
        by=asking(request),
    )
    return Status(201, _unit_told(made))


@router.put("/units/{slug:unit_code}", response=UnitOut, summary="修改单位")
@writes(WRITE_UNITS)
def putunit_seen(request: HttpRequest, unit_code: str, unit: UnitChange) -> UnitOut:
    """Change a unit."""
    present = unit_seen(request, unit_code)
    changed = services.change_unit(
        unit=present,
        name=unit.name,
        level=unit.level,
        kind=unit.kind,
        parent=_parent(request, unit),
        by=asking(request),
    )
    return _unit_told(changed)


@router.post("/units/{slug:unit_code}/close", response=UnitOut, summary="撤销单位")
@writes(WRITE_UNITS)
def closeunit_seen(request: HttpRequest, unit_code: str) -> UnitOut:
    """Close a unit from today on."""
    unit = unit_seen(request, unit_code)
    return _unit_told(services.close_unit(unit=unit, by=asking(request)))
