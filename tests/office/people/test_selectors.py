"""Who sees which units, persons and appointments."""

from datetime import timedelta

import pytest

from mingxi.office.frame.access import holds
from mingxi.office.frame.clock import today
from mingxi.office.people import ports
from mingxi.office.people.models import Person
from mingxi.office.people.reckoning.roles import Role
from mingxi.office.people.selectors import (
    appointments_for,
    line_of,
    persons_for,
    roles_of,
    units_for,
)


def names(rows) -> set[str]:
    return {row.name for row in rows}


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.CLERK, {"一中"}),
        (Role.SECTION_HEAD, {"一中"}),
        (Role.UNIT_HEAD, {"一中"}),
        (Role.DEPARTMENT_REVIEWER, {"教育局", "一中"}),
        # Its own bureau, and the departments in its charge.
        (Role.BUDGET_DESK, {"财政局", "教育局", "一中"}),
        (Role.TOWNSHIP_FINANCE_OFFICE, {"柳溪镇", "柳溪财政所", "石桥村"}),
        (Role.DISCLOSURE_OFFICER, {"柳溪镇"}),
        # The assigned unit and no other, not even one below it.
        (Role.AUDITOR, {"审计局", "柳溪镇"}),
        (Role.AUDIT_ADMINISTRATOR, {"财政局"}),
    ],
)
def test_a_role_sees_its_units(county, role: Role, seen: set[str]) -> None:
    assert set(units_for(county[role])) == {county.units[short] for short in seen}


@pytest.mark.parametrize(
    "role",
    [
        Role.BUDGET_OFFICE,
        Role.TREASURY_OFFICE,
        Role.PERFORMANCE_OFFICE,
        Role.PROCUREMENT_SUPERVISION,
        Role.SYSTEM_ADMINISTRATOR,
        Role.SECURITY_ADMINISTRATOR,
    ],
)
def test_finance_and_two_administrators_see_the_whole_tree_in_its_order(county, role: Role) -> None:
    codes = [unit.code for unit in units_for(county[role])]
    assert codes == sorted(unit.code for unit in county.units.values())


def test_who_holds_no_role_sees_nothing_but_themselves(county) -> None:
    newcomer = Person.objects.create(number="N1", name="新人", sign_in_name="n1")
    assert not units_for(newcomer)
    assert list(persons_for(newcomer)) == [newcomer]
    assert not holds(newcomer, ports.READ_UNITS)


def test_an_ended_assignment_shows_nothing(county) -> None:
    auditor = county[Role.AUDITOR]
    after = today() + timedelta(days=60)
    assert county.units["柳溪镇"] in units_for(auditor, after - timedelta(days=1))
    assert not units_for(auditor, after)
    assert roles_of(auditor, after) == frozenset()


def test_persons_of_other_units_are_not_there(county) -> None:
    seen = names(persons_for(county[Role.UNIT_HEAD]))
    assert seen == {"林晓禾", "周伯远", "沈静秋", "陆怀瑾"}
    assert names(persons_for(county[Role.AUDITOR])) == {"贺明章", "苏映雪"}


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR])
def test_two_administrators_see_all_persons(county, role: Role) -> None:
    assert set(persons_for(county[role])) == set(Person.objects.all())


def test_appointments_are_seen_by_security_and_by_the_head_of_the_unit(county) -> None:
    everybody = set(county.persons.values()) | set(county.elsewhere.values())
    security = appointments_for(county[Role.SECURITY_ADMINISTRATOR])
    assert {row.person for row in security} == everybody
    head = appointments_for(county[Role.UNIT_HEAD])
    assert {row.person.number for row in head} == {"A001", "A002", "A003", "A004"}
    system = county[Role.SYSTEM_ADMINISTRATOR]
    assert [row.person for row in appointments_for(system)] == [system]


def test_a_line_leads_from_the_root_to_the_unit(county) -> None:
    assert line_of(county.units["一中"]) == ("101", "201", "201001")
