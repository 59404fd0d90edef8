"""Add, change and close units."""

from mingxi.office.events.services import Actor, record
from mingxi.office.frame.clock import today
from mingxi.office.frame.database import writing
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Appointment, Unit
from mingxi.office.people.reckoning import roles
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind, level_objection, place_objection
from mingxi.office.people.services.appointments import refuse_both_sides
from mingxi.office.people.services.checking import changed_fields, check


def add_unit(
    *, code: str, name: str, level: Level, kind: UnitKind, parent: Unit | None, by: Actor
) -> Unit:
    """Add a unit below its parent; without a parent it begins a tree of its own."""
    with writing():
        unit = Unit(code=code, name=name, level=level, kind=kind, parent=parent)
        _check_place(unit)
        check(unit)
        unit.save(force_insert=True)
        facts = {"code": code, "level": str(level), "kind": str(kind)}
        record("unit.added", by=by, on=unit, facts=facts | _parent_fact(unit))
    return unit


def change_unit(
    *, unit: Unit, name: str, level: Level, kind: UnitKind, parent: Unit | None, by: Actor
) -> Unit:
    """Change what a unit is or where it stands; its code stays.

    A move that would put both sides of one decision into one hand is refused, as the appointment
    would have been.
    """
    with writing():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        wishes: dict[str, object] = {"name": name, "level": level, "kind": kind, "parent": parent}
        changed = changed_fields(unit, wishes)
        if not changed:
            return unit
        _check_place(unit)
        _check_loop(unit)
        check(unit)
        unit.save(update_fields=changed)
        _check_units_below(unit)
        _check_appointments(unit)
        facts = {"code": unit.code, "level": str(level), "kind": str(kind)}
        record("unit.changed", by=by, on=unit, changed=changed, facts=facts | _parent_fact(unit))
    return unit


def close_unit(*, unit: Unit, by: Actor) -> Unit:
    """Close a unit from today on; it stays in the books, and nobody can be appointed in it."""
    day = today()
    with writing():
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        if unit.is_closed(day):
            raise RefusedError("people-unit-closed", "这个单位已经撤销。")
        below = unit.children.filter(closed_on=None).first()
        if below is not None:
            raise RefusedError(
                "people-unit-has-units",
                f"其下还有单位“{below.name}”，不能撤销。",
                mend="请先撤销下级单位，或者把它们改到别的上级单位之下。",
            )
        held = unit.appointments.within(day, None).select_related("person").first()
        if held is not None:
            raise RefusedError(
                "people-unit-has-persons",
                f"{held.person.name}（{held.person.number}）在此任“{held.get_role_display()}”，"
                "不能撤销。",
                mend="请先由安全管理员终止在此的任岗。",
            )
        unit.closed_on = day
        unit.save(update_fields=["closed_on"])
        record("unit.closed", by=by, on=unit, changed=["closed_on"], facts={"code": unit.code})
    return unit


def _parent_fact(unit: Unit) -> dict[str, str]:
    return {} if unit.parent is None else {"parent": unit.parent.code}


def _check_place(unit: Unit) -> None:
    kind, level = UnitKind(unit.kind), Level(unit.level)
    if objection := level_objection(kind, level):
        raise RefusedError("people-unit-level", objection, where="level", mend="请改级次或者类别。")
    if unit.parent is None:
        return
    parent = unit.parent
    objection = place_objection(level, Level(parent.level), UnitKind(parent.kind))
    if parent.is_closed(today()):
        objection = f"上级单位“{parent.name}”已经撤销。"
    if objection:
        raise RefusedError(
            "people-unit-place", objection, where="parent", mend="请另选上级单位，或者改级次。"
        )


def _check_loop(unit: Unit) -> None:
    if unit.parent is None:
        return
    above = Unit.objects.ancestors(unit.parent, include_self=True)
    if above.filter(pk=unit.pk).exists():
        raise RefusedError(
            "people-unit-loop",
            "上级单位不能是它自己或者它的下级单位。",
            where="parent",
            mend="请另选上级单位。",
        )


def _check_units_below(unit: Unit) -> None:
    for below in unit.children.filter(closed_on=None):
        objection = place_objection(Level(below.level), Level(unit.level), UnitKind(unit.kind))
        if objection:
            raise RefusedError(
                "people-unit-place",
                f"其下有“{below.name}”：{objection}",
                where="level",
                mend="请先改下级单位。",
            )


def _check_appointments(unit: Unit) -> None:
    """Ask again of every appointment in the unit and below what was asked when it was made."""
    units = Unit.objects.descendants(unit, include_self=True)
    rows = Appointment.objects.within(today(), None).filter(unit__in=units.values("pk"))
    for held in rows.select_related("person", "unit"):
        kind = UnitKind(held.unit.kind)
        if objection := roles.place_objection(Role(held.role), kind):
            raise RefusedError(
                "people-unit-kind",
                f"{held.person.name}（{held.person.number}）在“{held.unit.name}”任岗：{objection}",
                where="kind",
                mend="请先由安全管理员终止这项任岗。",
            )
        refuse_both_sides(held, where="parent")
