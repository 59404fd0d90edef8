"""What may be done with units, persons and appointments, and what is refused."""

from datetime import timedelta

import pytest

from mingxi.office.events.services import SYSTEM
from mingxi.office.frame.clock import today
from mingxi.office.frame.refusals import RefusedError
from mingxi.office.people.models import Appointment, Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.reckoning.units import Level, UnitKind
from mingxi.office.people.selectors import roles_of
from mingxi.office.people.services import (
    add_unit,
    appoint_person,
    change_person,
    change_unit,
    close_unit,
    end_appointment,
    register_person,
)


@pytest.fixture
def system(county) -> Person:
    return county[Role.SYSTEM_ADMINISTRATOR]


@pytest.fixture
def security(county) -> Person:
    return county[Role.SECURITY_ADMINISTRATOR]


@pytest.fixture
def newcomer(system) -> Person:
    return register_person(number="N001", name="叶知秋", sign_in_name="Ｙe.Zhiqiu", by=system)


def appoint(person, role, unit, by, **more) -> Appointment:
    return appoint_person(person=person, role=role, unit=unit, **{"begins": today(), **more}, by=by)


def add(system, **differing):
    unit = {
        "code": "201002",
        "name": "蘅川县实验小学",
        "level": Level.COUNTY,
        "kind": UnitKind.SPENDING_UNIT,
        "parent": None,
    }
    return add_unit(**unit | differing, by=system)


# --- units ----------------------------------------------------------------------------------------


def test_a_unit_is_added_below_its_parent(county, system) -> None:
    unit = add(system, parent=county.units["教育局"])
    assert unit.parent == county.units["教育局"]


@pytest.mark.parametrize(
    ("differing", "where"),
    [
        ({"code": "201001"}, "code"),
        ({"code": "201/9"}, "code"),
        ({"name": ""}, "name"),
        ({"kind": UnitKind.VILLAGE_COMMITTEE}, "level"),
        ({"parent": "柳溪镇"}, "parent"),
        ({"level": Level.TOWNSHIP, "parent": "石桥村"}, "parent"),
    ],
)
def test_a_unit_that_does_not_fit_is_refused_by_field(county, system, differing, where) -> None:
    if "parent" in differing:
        differing = {**differing, "parent": county.units[differing["parent"]]}
    with pytest.raises(RefusedError) as refused:
        add(system, **differing)
    assert refused.value.where == where


def changed(unit, system, **differing):
    wishes = {
        "name": unit.name,
        "level": Level(unit.level),
        "kind": UnitKind(unit.kind),
        "parent": unit.parent,
    }
    return change_unit(unit=unit, **wishes | differing, by=system)


def test_a_unit_moves_to_another_parent(county, system) -> None:
    unit = changed(county.units["一中"], system, parent=county.units["民政局"])
    assert unit.parent == county.units["民政局"]


def test_a_unit_does_not_move_below_itself(county, system) -> None:
    with pytest.raises(RefusedError, match="下级单位"):
        changed(county.units["教育局"], system, parent=county.units["一中"])


def test_a_move_does_not_put_both_sides_into_one_hand(county, system, security) -> None:
    reviewer = county[Role.DEPARTMENT_REVIEWER]
    appoint(reviewer, Role.CLERK, county.units["民政局"], security)
    with pytest.raises(RefusedError, match="两方") as refused:
        changed(county.units["民政局"], system, parent=county.units["教育局"])
    assert refused.value.where == "parent"
    changed(county.units["民政局"], system, parent=county.units["审计局"])


def test_a_kind_that_its_appointments_do_not_allow_is_refused(county, system) -> None:
    with pytest.raises(RefusedError, match="程望舒") as refused:
        changed(county.units["教育局"], system, kind=UnitKind.SPENDING_UNIT)
    assert refused.value.where == "kind"


def test_an_empty_unit_is_closed_and_takes_no_more(county, system, security, newcomer) -> None:
    unit = close_unit(unit=county.units["云岭财政所"], by=system)
    assert unit.is_closed(today())
    with pytest.raises(RefusedError, match="撤销"):
        appoint(newcomer, Role.CLERK, unit, security)
    with pytest.raises(RefusedError, match="撤销"):
        close_unit(unit=unit, by=system)


@pytest.mark.parametrize(("short", "said"), [("教育局", "还有单位"), ("一中", "任“经办人”")])
def test_a_unit_with_units_or_persons_is_not_closed(county, system, short, said) -> None:
    with pytest.raises(RefusedError, match=said):
        close_unit(unit=county.units[short], by=system)


# --- persons --------------------------------------------------------------------------------------


def test_a_person_is_registered_without_a_password(newcomer) -> None:
    assert newcomer.sign_in_name == "ye.zhiqiu"
    assert not newcomer.has_usable_password()
    assert newcomer.must_change_password(today())


@pytest.mark.parametrize(
    ("differing", "where"),
    [
        ({"number": "A001"}, "number"),
        ({"sign_in_name": "a001"}, "sign_in_name"),
        ({"sign_in_name": "叶 知秋"}, "sign_in_name"),
        ({"phone": "不详"}, "phone"),
        ({"identity_number": "110101199003070590"}, "identity_number"),
    ],
)
def test_a_person_that_does_not_fit_is_refused_by_field(system, differing, where) -> None:
    person = {"number": "N009", "name": "叶知秋", "sign_in_name": "ye"}
    with pytest.raises(RefusedError) as refused:
        register_person(**person | differing, by=system)
    assert refused.value.where == where
    register_person(**person, by=system)


def test_personal_data_stays_where_it_is_not_told_anew(county, system) -> None:
    clerk = county[Role.CLERK]
    before = clerk.phone
    change_person(person=clerk, name="林晓和", sign_in_name=clerk.sign_in_name, by=system)
    clerk = Person.objects.get(pk=clerk.pk)
    assert (clerk.name, clerk.phone) == ("林晓和", before)


def test_nobody_closes_themselves(county, system) -> None:
    with pytest.raises(RefusedError, match="不能停用自己"):
        change_person(person=system, name="钟系统", sign_in_name="z001", is_active=False, by=system)
    clerk = county[Role.CLERK]
    change_person(person=clerk, name="林晓禾", sign_in_name="a001", is_active=False, by=system)
    assert not Person.objects.get(pk=clerk.pk).is_active


# --- appointments ---------------------------------------------------------------------------------


def test_a_person_is_appointed_and_the_appointment_ended_at_once(
    county, security, newcomer
) -> None:
    held = appoint(newcomer, Role.CLERK, county.units["民政局"], security)
    assert roles_of(newcomer) == {Role.CLERK}
    end_appointment(appointment=held, by=security)
    assert roles_of(newcomer) == frozenset()
    appoint(newcomer, Role.UNIT_HEAD, county.units["民政局"], security)
    assert roles_of(newcomer) == {Role.UNIT_HEAD}


def test_both_sides_may_follow_each_other_but_not_meet(county, security, newcomer) -> None:
    unit = county.units["民政局"]
    leaves = today() + timedelta(days=10)
    appoint(newcomer, Role.CLERK, unit, security, ends=leaves)
    with pytest.raises(RefusedError, match="两方"):
        appoint(newcomer, Role.UNIT_HEAD, unit, security, begins=leaves - timedelta(days=1))
    appoint(newcomer, Role.UNIT_HEAD, unit, security, begins=leaves)


def test_nobody_appoints_or_ends_themselves(county, security) -> None:
    with pytest.raises(RefusedError, match="给自己"):
        appoint(security, Role.CLERK, county.units["民政局"], security)
    with pytest.raises(RefusedError, match="给自己"):
        end_appointment(appointment=security.appointments.get(), by=security)


def test_the_same_appointment_is_not_made_twice(county, security) -> None:
    with pytest.raises(RefusedError, match="已在"):
        appoint(county[Role.CLERK], Role.CLERK, county.units["一中"], security)


@pytest.mark.parametrize(
    ("role", "more", "where"),
    [
        (Role.TREASURY_OFFICE, {}, "unit"),
        (Role.CLERK, {"ends": today()}, "ends"),
        (Role.CLERK, {"covers": "柳溪镇"}, "covers"),
        (Role.AUDITOR, {"ends": today() + timedelta(days=9)}, "covers"),
        (Role.AUDITOR, {"covers": "柳溪镇"}, "ends"),
    ],
)
def test_an_appointment_that_does_not_fit_is_refused(
    county, security, newcomer, role, more, where
) -> None:
    if "covers" in more:
        more = {**more, "covers": [county.units[more["covers"]]]}
    with pytest.raises(RefusedError) as refused:
        appoint(newcomer, role, county.units["民政局"], security, **more)
    assert refused.value.where == where
    appoint(newcomer, Role.CLERK, county.units["民政局"], security)


def test_a_closed_person_is_not_appointed(county, system, security, newcomer) -> None:
    change_person(person=newcomer, name="叶", sign_in_name="ye", is_active=False, by=system)
    with pytest.raises(RefusedError, match="停用"):
        appoint(newcomer, Role.CLERK, county.units["民政局"], security)


@pytest.mark.parametrize(
    ("days", "said"), [(-1, "不能早于今天"), (90, "不能延长")], ids=["past", "longer"]
)
def test_an_end_lies_between_today_and_the_present_end(county, security, days, said) -> None:
    held = county[Role.AUDITOR].appointments.get()
    with pytest.raises(RefusedError, match=said):
        end_appointment(appointment=held, ends=today() + timedelta(days=days), by=security)
    end_appointment(appointment=held, ends=today() + timedelta(days=5), by=security)
    with pytest.raises(RefusedError, match="延长"):
        end_appointment(appointment=held, ends=today() + timedelta(days=6), by=security)


def test_an_appointment_that_has_not_begun_is_ended_before_it_begins(
    county, security, newcomer
) -> None:
    begins = today() + timedelta(days=30)
    held = appoint(newcomer, Role.CLERK, county.units["民政局"], security, begins=begins)
    end_appointment(appointment=held, by=security)
    assert roles_of(newcomer, begins) == frozenset()


def test_the_machine_itself_may_begin_an_office(newcomer, county) -> None:
    appoint(newcomer, Role.SECURITY_ADMINISTRATOR, county.units["财政局"], SYSTEM)
    assert roles_of(newcomer) == {Role.SECURITY_ADMINISTRATOR}
