"""Who sees which checks."""

from typing import Any

import pytest
from mingxi.office.people.reckoning.roles import Role

from mingxi.office.declaration.selectors import checks_for, own_checks
from mingxi.office.people.models import Person


def test_a_check_is_seen_by_who_brought_it_and_the_head_of_the_unit(
    hand_in: Any, county: Any
) -> None:
    check = hand_in()
    for role in (Role.CLERK, Role.UNIT_HEAD):
        assert list(checks_for(county[role])) == [check]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CLERK, Role.UNIT_HEAD}))
def test_a_check_is_not_there_for_anybody_else(hand_in: Any, county: Any, role: Role) -> None:
    hand_in()
    assert not checks_for(county[role]).exists()


def test_a_check_is_not_there_for_the_head_of_another_unit(hand_in: Any, county: Any) -> None:
    hand_in()
    assert not checks_for(county.elsewhere["云岭乡负责人"]).exists()


def test_the_head_sees_but_does_not_own(hand_in: Any, county: Any, clerk: Person) -> None:
    check = hand_in()
    assert list(own_checks(clerk)) == [check]
    assert not own_checks(county[Role.UNIT_HEAD]).exists()
