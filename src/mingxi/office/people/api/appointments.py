"""Who holds which role, for programs."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from mingxi.office.frame.api import Day, Id, PageOf, Paging, Sent, needs, page_of, writes
from mingxi.office.people import services
from mingxi.office.people.api.asking import asking, unit_seen
from mingxi.office.people.models import Appointment
from mingxi.office.people.ports import READ_APPOINTMENTS, WRITE_APPOINTMENTS
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import appointments_for, persons_for

router = Router()


class AppointmentIn(Sent):
    """A role to be given."""

    person: str = Field(max_length=32, description="工号")
    role: Role = Field(description="岗位")
    unit: str = Field(max_length=32, description="单位编码")
    begins: Day = Field(description="生效日期")
    ends: Day | None = Field(None, description="失效日期，当日起不再有效")
    covers: list[str] = Field([], max_length=500, description="归口、服务或者被审计单位的编码")


class AppointmentEnd(Sent):
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


@router.get("/appointments", response=PageOf[AppointmentOut], summary="任岗列表")
@needs(READ_APPOINTMENTS)
def get_appointments(request: HttpRequest, paging: Query[Paging]) -> PageOf[AppointmentOut]:
    """List the appointments, present and past, that the person may see."""
    return page_of(appointments_for(asking(request)), paging, by="pk", told=_appointment_told)


@router.post("/appointments", response={201: AppointmentOut}, summary="授予岗位")
@writes(WRITE_APPOINTMENTS)
def post_appointment(request: HttpRequest, wish: AppointmentIn) -> Status[AppointmentOut]:
    """Appoint a person to a role in a unit."""
    held = services.appoint_person(
        person=get_object_or_404(persons_for(asking(request)), number=wish.person),
        role=wish.role,
        unit=unit_seen(request, wish.unit),
        begins=wish.begins,
        ends=wish.ends,
        covers=[unit_seen(request, code) for code in wish.covers],
        by=asking(request),
    )
    return Status(201, _appointment_told(held))


@router.post("/appointments/{int:appointment_id}/end", response=AppointmentOut, summary="终止任岗")
@writes(WRITE_APPOINTMENTS)
def end_appointment(
    request: HttpRequest, appointment_id: Id, wish: AppointmentEnd
) -> AppointmentOut:
    """End an appointment."""
    held = get_object_or_404(appointments_for(asking(request)), pk=appointment_id)
    return _appointment_told(
        services.end_appointment(appointment=held, ends=wish.ends, by=asking(request))
    )
