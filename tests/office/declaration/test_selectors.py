"""Who sees which checks."""

from typing import Any

from mingxi.office.declaration.selectors.checks import checks_for
from mingxi.office.people.reckoning.roles import Role


def test_a_check_is_seen_by_who_brought_it_and_the_head_of_the_unit_alone(
    hand_in: Any, county: Any
) -> None:
    check = hand_in(by=county[Role.CLERK])
    seen = {role for role in Role if check in checks_for(county[role])}
    assert seen == {Role.CLERK, Role.UNIT_HEAD}
    assert not checks_for(county.elsewhere["云岭乡负责人"]).exists()
