"""Appoint persons to roles in units, and end appointments."""

from collections.abc import Collection
from datetime import date

from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import today
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Appointment, Person, Unit
from mingxi.office.people.reckoning.roles import (
    WITH_COVERED_UNITS,
    Holding,
    Role,
    holding_objection,
    place_objection,
)
from mingxi.office.people.reckoning.units import UnitKind
from mingxi.office.people.selectors import line_of
from mingxi.office.people.services.checking import check


def appoint_person(  # noqa: PLR0913  # an appointment has as many parts
    *,
    person: Person,
    role: Role,
    unit: Unit,
    begins: date,
    ends: date | None = None,
    covers: Collection[Unit] = (),
    by: Actor,
) -> Appointment:
    """Appoint a person to a role in a unit.

    Args:
        person: Who is appointed; nobody appoints themselves.
        role: To what.
        unit: Where; an auditor stands in the own unit and covers the audited ones.
        begins: First day.
        ends: First day on which it no longer holds; None without end. An auditor's is needed.
        covers: The units of a desk's departments, of an office's township, or of an audit.
        by: Who appoints.

    Raises:
        RefusedError: Where the role has no place there, the period is empty, or the person would
            hold what may not be held together (``reckoning.roles``) on some day of it.
    """
    with writing():
        person = Person.objects.select_for_update().get(pk=person.pk)
        _refuse_own(person, by)
        _check_holders(person, unit, begins)
        _check_role(role, unit)
        _check_period(begins, ends)
        _check_covered(role, ends, covers)
        appointment = Appointment(person=person, role=role, unit=unit, begins=begins, ends=ends)
        _refuse_twice(appointment)
        refuse_both_sides(appointment, where="role")
        check(appointment)
        appointment.save(force_insert=True)
        appointment.covers.set(covers)
        record("person.appointed", by=by, on=person, facts=_facts(appointment))
    return appointment


def end_appointment(
    *, appointment: Appointment, ends: date | None = None, by: Actor
) -> Appointment:
    """End an appointment: at once, or on a later day (which is the first without it)."""
    day = today()
    ends = ends or day
    with writing():
        appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
        _refuse_own(appointment.person, by)
        if appointment.ends is not None and appointment.ends <= day:
            raise RefusedError("people-appointment-ended", "这项任岗已经终止。")
        if ends < day:
            raise RefusedError(
                "people-appointment-past",
                "失效日期不能早于今天：已经办过的事不能改成无权。",
                where="ends",
                mend="请填今天或者以后的日期。",
            )
        if appointment.ends is not None and ends > appointment.ends:
            raise RefusedError(
                "people-appointment-longer",
                "终止只能提前，不能延长。",
                where="ends",
                mend=f"请填 {appointment.ends} 或者更早的日期；需要延长的，请另授一项。",
            )
        appointment.ends = max(ends, appointment.begins)
        appointment.save(update_fields=["ends"])
        record(
            "appointment.ended",
            by=by,
            on=appointment.person,
            changed=["ends"],
            facts=_facts(appointment),
        )
    return appointment


def refuse_both_sides(appointment: Appointment, *, where: str) -> None:
    """Refuse an appointment whose person holds at the same time what may not be held beside it."""
    person = appointment.person
    others = person.appointments.within(appointment.begins, appointment.ends)
    held = [_holding(other) for other in others.exclude(pk=appointment.pk).select_related("unit")]
    objection = holding_objection(held, _holding(appointment)) if held else ""
    if objection:
        raise RefusedError(
            "people-both-sides",
            f"{person.name}（{person.number}）：{objection}",
            where=where,
            mend="请另派一人，或者先终止原来的任岗。",
        )


def _holding(appointment: Appointment) -> Holding:
    return Holding(Role(appointment.role), line_of(appointment.unit))


def _facts(appointment: Appointment) -> dict[str, str]:
    facts = {
        "role": str(appointment.role),
        "unit": appointment.unit.code,
        "begins": str(appointment.begins),
    }
    if appointment.ends is not None:
        facts["ends"] = str(appointment.ends)
    covered = sorted(unit.code for unit in appointment.covers.all())
    return facts | ({"covers": " ".join(covered)} if covered else {})


def _refuse_own(person: Person, by: Actor) -> None:
    if by.number == person.number:
        raise RefusedError(
            "people-own-appointment",
            "不能给自己授予或者终止岗位。",
            where="person",
            mend="请由另一位安全管理员办理。",
        )


def _check_holders(person: Person, unit: Unit, begins: date) -> None:
    if not person.is_active:
        raise RefusedError(
            "people-not-active", "此人已停用。", where="person", mend="请先由系统管理员启用。"
        )
    if unit.is_closed(begins):
        raise RefusedError(
            "people-unit-closed",
            f"“{unit.name}”已经撤销。",
            where="unit",
            mend="请另选单位。",
        )


def _check_role(role: Role, unit: Unit) -> None:
    if objection := place_objection(role, UnitKind(unit.kind)):
        raise RefusedError(
            "people-role-place", objection, where="unit", mend="请另选单位或者岗位。"
        )


def _check_period(begins: date, ends: date | None) -> None:
    if ends is not None and ends <= max(begins, today()):
        raise RefusedError(
            "people-period-empty",
            "失效日期要在生效日期和今天之后。",
            where="ends",
            mend="请改日期，或者留空表示长期。",
        )


def _check_covered(role: Role, ends: date | None, covers: Collection[Unit]) -> None:
    if covers and role not in WITH_COVERED_UNITS:
        raise RefusedError(
            "people-covers-nothing",
            f"“{role.label}”不另设归口、服务或者被审计单位。",
            where="covers",
            mend="请把这一栏留空。",
        )
    if role is not Role.AUDITOR:
        return
    if not covers:
        raise RefusedError(
            "people-audit-units",
            "审计岗须指定被审计单位。",
            where="covers",
            mend="请选择一个以上的单位。",
        )
    if ends is None:
        raise RefusedError(
            "people-audit-period",
            "审计岗须有失效日期。",
            where="ends",
            mend="请填审计期间结束后的第一天。",
        )


def _refuse_twice(appointment: Appointment) -> None:
    same = appointment.person.appointments.within(appointment.begins, appointment.ends).filter(
        role=appointment.role, unit=appointment.unit
    )
    held = same.first()
    if held is not None:
        until = f"到 {held.ends} 为止" if held.ends else "长期"
        raise RefusedError(
            "people-appointed-already",
            f"此人已在“{held.unit.name}”任“{held.get_role_display()}”"
            f"（{held.begins} 起，{until}）。",
            where="role",
            mend="请先终止原来的一项，或者让新的一项从它失效之日起。",
        )
