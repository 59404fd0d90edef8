"""What may be held together, and who may decide."""

from itertools import permutations

import pytest

from mingxi.office.people.reckoning.roles import (
    ADMINISTRATORS,
    BUSINESS,
    DECISIONS,
    PAYMENT,
    Holding,
    Role,
    holding_objection,
    may_decide,
    place_objection,
)
from mingxi.office.people.reckoning.units import UnitKind

BUREAU = ("101",)
DEPARTMENT = ("101", "201")
SCHOOL = ("101", "201", "201001")
OTHER_DEPARTMENT = ("101", "202")
TOWNSHIP = ("101", "301")
TOWNSHIP_FINANCE = ("101", "301", "301001")


def objection(first: tuple[Role, tuple[str, ...]], second: tuple[Role, tuple[str, ...]]) -> str:
    return holding_objection([Holding(*first)], Holding(*second))


@pytest.mark.parametrize(("first", "second"), [*permutations(sorted(ADMINISTRATORS), 2)])
def test_the_three_administrators_are_three_persons(first: Role, second: Role) -> None:
    assert "三员分立" in objection((first, BUREAU), (second, DEPARTMENT))


@pytest.mark.parametrize("single", sorted(ADMINISTRATORS | {Role.AUDITOR}))
@pytest.mark.parametrize("business", sorted(BUSINESS))
def test_an_administrator_or_auditor_holds_nothing_else(single: Role, business: Role) -> None:
    assert objection((single, BUREAU), (business, TOWNSHIP))
    assert objection((business, TOWNSHIP), (single, BUREAU))


@pytest.mark.parametrize(
    "several",
    [
        (Role.CLERK, Role.DISCLOSURE_OFFICER),
        (Role.SECTION_HEAD, Role.UNIT_FINANCE),
        (Role.SECTION_HEAD, Role.UNIT_HEAD),
        (Role.UNIT_FINANCE, Role.DISCLOSURE_OFFICER),
    ],
)
def test_in_a_small_township_one_person_may_hold_several(several: tuple[Role, Role]) -> None:
    first, second = several
    assert not objection((first, TOWNSHIP), (second, TOWNSHIP))


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.name)
def test_nobody_holds_both_sides_of_a_decision_in_one_unit(decision) -> None:
    assert not decision.proposing & decision.approving
    for proposing in decision.proposing:
        for approving in decision.approving:
            assert objection((proposing, TOWNSHIP), (approving, TOWNSHIP))
            assert objection((approving, TOWNSHIP), (proposing, TOWNSHIP))


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        # A clerk of the school and the reviewer of its department, or of another one.
        ((Role.CLERK, SCHOOL), (Role.DEPARTMENT_REVIEWER, DEPARTMENT), True),
        ((Role.CLERK, SCHOOL), (Role.DEPARTMENT_REVIEWER, OTHER_DEPARTMENT), False),
        # The bureau stands above every unit.
        ((Role.UNIT_FINANCE, SCHOOL), (Role.TREASURY_OFFICE, BUREAU), True),
        # The finance office stands below the township whose payments it makes.
        ((Role.CLERK, TOWNSHIP), (Role.TOWNSHIP_FINANCE_OFFICE, TOWNSHIP_FINANCE), True),
        # Inside a unit is inside that unit: a clerk here may head another one.
        ((Role.CLERK, SCHOOL), (Role.UNIT_HEAD, DEPARTMENT), False),
        ((Role.CLERK, SCHOOL), (Role.UNIT_HEAD, SCHOOL), True),
    ],
)
def test_sides_are_asked_along_the_tree(first, second, refused: bool) -> None:
    assert bool(objection(first, second)) == refused
    assert bool(objection(second, first)) == refused


def test_an_objection_names_both_roles_and_the_decision() -> None:
    said = objection((Role.CLERK, SCHOOL), (Role.UNIT_HEAD, SCHOOL))
    assert said == "“经办人”与“单位负责人”是“单位内审签”的两方，同一人不能兼任。"


@pytest.mark.parametrize(
    ("role", "kind", "refused"),
    [
        (Role.TREASURY_OFFICE, UnitKind.FISCAL_AUTHORITY, False),
        (Role.TREASURY_OFFICE, UnitKind.SPENDING_UNIT, True),
        (Role.TOWNSHIP_FINANCE_OFFICE, UnitKind.TOWNSHIP_FINANCE_OFFICE, False),
        (Role.TOWNSHIP_FINANCE_OFFICE, UnitKind.FISCAL_AUTHORITY, True),
        (Role.CLERK, UnitKind.VILLAGE_COMMITTEE, False),
    ],
)
def test_a_role_has_its_places(role: Role, kind: UnitKind, refused: bool) -> None:
    assert bool(place_objection(role, kind)) == refused


@pytest.mark.parametrize(
    ("number", "roles", "may"),
    [
        ("B003", {Role.TREASURY_OFFICE}, True),
        # Who brought it does not decide, whatever they hold.
        ("A001", {Role.TREASURY_OFFICE}, False),
        # Who brought nothing but holds no approving role does not either.
        ("B009", {Role.BUDGET_DESK}, False),
    ],
)
def test_a_decision_is_taken_by_another_hand(number: str, roles: set[Role], may: bool) -> None:
    hands = {"A001", "A003"}
    assert may_decide(PAYMENT, decider_number=number, decider_roles=roles, hands=hands) == may
