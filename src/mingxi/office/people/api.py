"""Units, persons, appointments and one's own tokens, for programs.

Tokens are issued on a page alone: an answer is kept under its idempotency key, and a token is kept
nowhere.
"""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.frame.access import SIGNED_IN
from mingxi.office.frame.api import Day, Id, Moment, PageOf, Paging, needs, page_of, writes
from mingxi.office.people import services
from mingxi.office.people.models import ApiToken, Appointment, Person, Unit
from mingxi.office.people.ports import (
    READ_APPOINTMENTS,
    READ_PERSONS,
    READ_UNITS,
    WRITE_APPOINTMENTS,
    WRITE_UNITS,
)
from mingxi.office.people.reckoning.masking import masked_phone
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.selectors import appointments_for, persons_for, units_for

router = Router()

CODE = r"^[0-9A-Za-z-]+$"


class UnitChange(Schema):
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


class PersonOut(Schema):
    """A person; personal data is masked."""

    number: str
    name: str
    sign_in_name: str
    phone: str
    is_active: bool


class AppointmentIn(Schema):
    """A role to be given."""

    person: str = Field(max_length=32, description="工号")
    role: Role = Field(description="岗位")
    unit: str = Field(max_length=32, description="单位编码")
    begins: Day = Field(description="生效日期")
    ends: Day | None = Field(None, description="失效日期，当日起不再有效")
    covers: list[str] = Field([], max_length=500, description="归口、服务或者被审计单位的编码")


class AppointmentEnd(Schema):
    """When an appointment ends."""

    ends: Day | None = Field(None, description="失效日期；不写为今天，立即终止")


class AppointmentOut(Schema):
    """A role held in a unit."""

    id: int
    person: str
    role: Role
    unit: str
    begins: Day
    ends: Day | None
    covers: list[str]


class TokenOut(Schema):
    """One's own token, without its text."""

    id: int
    name: str
    created_at: Moment
    expires_at: Moment
    last_used_at: Moment | None
    revoked_at: Moment | None


def _asking(request: HttpRequest) -> Person:
    """Give whose token the request showed."""
    assert isinstance(request.user, Person)  # the guard has turned everybody else away
    return request.user


def _unit_told(unit: Unit) -> UnitOut:
    return UnitOut(
        code=unit.code,
        name=unit.name,
        level=Level(unit.level),
        kind=UnitKind(unit.kind),
        parent=unit.parent.code if unit.parent else None,
        closed_on=unit.closed_on,
    )


def _person_told(person: Person) -> PersonOut:
    return PersonOut(
        number=person.number,
        name=person.name,
        sign_in_name=person.sign_in_name,
        phone=masked_phone(person.phone),
        is_active=person.is_active,
    )


def _appointment_told(held: Appointment) -> AppointmentOut:
    return AppointmentOut(
        id=held.pk,
        person=held.person.number,
        role=Role(held.role),
        unit=held.unit.code,
        begins=held.begins,
        ends=held.ends,
        covers=sorted(unit.code for unit in held.covers.all()),
    )


def _token_told(token: ApiToken) -> TokenOut:
    return TokenOut(
        id=token.pk,
        name=token.name,
        created_at=token.created_at,
        expires_at=token.expires_at,
        last_used_at=token.last_used_at,
        revoked_at=token.revoked_at,
    )


def _unit(request: HttpRequest, code: str) -> Unit:
    """Find a unit among those that the person may see."""
    unit: Unit = get_object_or_404(units_for(_asking(request)), code=code)
    return unit


def _parent(request: HttpRequest, unit: UnitChange) -> Unit | None:
    return _unit(request, unit.parent) if unit.parent is not None else None


@router.get("/units", response=PageOf[UnitOut], summary="单位列表")
@needs(READ_UNITS)
def get_units(request: HttpRequest, paging: Query[Paging]) -> PageOf[UnitOut]:
    """List the units that the person may see."""
    units = units_for(_asking(request)).select_related("parent")
    return page_of(units, paging, by="code", told=_unit_told)


@router.get("/units/{slug:unit_code}", response=UnitOut, summary="单位")
@needs(READ_UNITS)
def get_unit(request: HttpRequest, unit_code: str) -> UnitOut:
    """Give one unit."""
    return _unit_told(_unit(request, unit_code))


@router.post("/units", response={201: UnitOut}, summary="设立单位")
@writes(WRITE_UNITS)
def post_unit(request: HttpRequest, unit: UnitIn) -> Status[UnitOut]:
    """Add a unit."""
    made = services.add_unit(
        code=unit.code,
        name=unit.name,
        level=unit.level,
        kind=unit.kind,
        parent=_parent(request, unit),
        by=_asking(request),
    )
    return Status(201, _unit_told(made))


@router.put("/units/{slug:unit_code}", response=UnitOut, summary="修改单位")
@writes(WRITE_UNITS)
def put_unit(request: HttpRequest, unit_code: str, unit: UnitChange) -> UnitOut:
    """Change a unit."""
    present = _unit(request, unit_code)
    changed = services.change_unit(
        unit=present,
        name=unit.name,
        level=unit.level,
        kind=unit.kind,
        parent=_parent(request, unit),
        by=_asking(request),
    )
    return _unit_told(changed)


@router.post("/units/{slug:unit_code}/close", response=UnitOut, summary="撤销单位")
@writes(WRITE_UNITS)
def close_unit(request: HttpRequest, unit_code: str) -> UnitOut:
    """Close a unit from today on."""
    unit = _unit(request, unit_code)
    return _unit_told(services.close_unit(unit=unit, by=_asking(request)))


@router.get("/persons", response=PageOf[PersonOut], summary="人员列表")
@needs(READ_PERSONS)
def get_persons(request: HttpRequest, paging: Query[Paging]) -> PageOf[PersonOut]:
    """List the persons that the person may see."""
    return page_of(persons_for(_asking(request)), paging, by="number", told=_person_told)


@router.get("/persons/{slug:person_number}", response=PersonOut, summary="人员")
@needs(READ_PERSONS)
def get_person(request: HttpRequest, person_number: str) -> PersonOut:
    """Give one person."""
    return _person_told(get_object_or_404(persons_for(_asking(request)), number=person_number))


@router.get("/appointments", response=PageOf[AppointmentOut], summary="任岗列表")
@needs(READ_APPOINTMENTS)
def get_appointments(request: HttpRequest, paging: Query[Paging]) -> PageOf[AppointmentOut]:
    """List the appointments, present and past, that the person may see."""
    return page_of(appointments_for(_asking(request)), paging, by="pk", told=_appointment_told)


@router.post("/appointments", response={201: AppointmentOut}, summary="授予岗位")
@writes(WRITE_APPOINTMENTS)
def post_appointment(request: HttpRequest, wish: AppointmentIn) -> Status[AppointmentOut]:
    """Appoint a person to a role in a unit."""
    held = services.appoint_person(
        person=get_object_or_404(persons_for(_asking(request)), number=wish.person),
        role=wish.role,
        unit=_unit(request, wish.unit),
        begins=wish.begins,
        ends=wish.ends,
        covers=[_unit(request, code) for code in wish.covers],
        by=_asking(request),
    )
    return Status(201, _appointment_told(held))


@router.post("/appointments/{int:appointment_id}/end", response=AppointmentOut, summary="终止任岗")
@writes(WRITE_APPOINTMENTS)
def end_appointment(
    request: HttpRequest, appointment_id: Id, wish: AppointmentEnd
) -> AppointmentOut:
    """End an appointment."""
    held = get_object_or_404(appointments_for(_asking(request)), pk=appointment_id)
    return _appointment_told(
        services.end_appointment(appointment=held, ends=wish.ends, by=_asking(request))
    )


@router.get("/tokens", response=PageOf[TokenOut], summary="本人的令牌")
@needs(SIGNED_IN)
def get_tokens(request: HttpRequest, paging: Query[Paging]) -> PageOf[TokenOut]:
    """List one's own tokens."""
    return page_of(_asking(request).tokens.all(), paging, by="pk", told=_token_told)


@router.post("/tokens/{int:token_id}/revoke", response=TokenOut, summary="撤销本人的令牌")
@writes(SIGNED_IN)
def revoke_token(request: HttpRequest, token_id: Id) -> TokenOut:
    """Revoke one's own token."""
    token = get_object_or_404(_asking(request).tokens, pk=token_id)
    services.revoke_token(token=token, by=_asking(request))
    token.refresh_from_db()
    return _token_told(token)
