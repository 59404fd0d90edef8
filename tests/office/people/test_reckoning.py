"""Masking, lock-out, passwords and places of units, as plain rules."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingxi.office.frame.loopback import is_from_this_machine
from mingxi.office.people.reckoning import lockout, masking, passwords
from mingxi.office.people.reckoning.units import (
    Level,
    UnitKind,
    level_objection,
    place_objection,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("masked", "shown"),
    [
        (masking.masked_identity_number("110101199003070599"), "110101********0599"),
        (masking.masked_identity_number("G12345678"), "*******78"),
        (masking.masked_phone("13800138000"), "138****8000"),
        (masking.masked_phone("0871-5551234"), "**********34"),
        (masking.masked_card("6222021234567890123"), "**** **** **** 0123"),
        (masking.masked_card("123"), "****"),
        (masking.masked_name("张明"), "张*"),
        (masking.masked_name("王小明"), "王*明"),
        (masking.masked_name("欧阳小明"), "欧**明"),
        (masking.masked_name(""), ""),
        (masking.masked_phone("12"), "**"),
    ],
)
def test_a_mask_leaves_what_tells_two_people_apart(masked: str, shown: str) -> None:
    assert masked == shown


@given(st.text("0123456789X", min_size=1, max_size=24))
def test_no_mask_shows_a_whole_number(number: str) -> None:
    assert masking.masked_identity_number(number) != number
    assert masking.masked_phone(number) != number
    assert masking.masked_card(number) != number


def failures(count: int) -> list[datetime]:
    return [NOON + timedelta(seconds=second) for second in range(count)]


def test_a_name_closes_at_the_fifth_failure_and_opens_after_the_window() -> None:
    assert lockout.name_closed_until(failures(4)) is None
    assert lockout.name_closed_until(failures(5)) == NOON + timedelta(seconds=4) + lockout.WINDOW


def test_an_address_waits_longer_with_each_failure_but_never_long() -> None:
    assert lockout.address_paused_until([]) is None
    assert lockout.address_paused_until(failures(19)) is None
    waits = []
    for count in range(20, 400):
        until = lockout.address_paused_until(failures(count))
        assert until is not None
        waits.append((until - failures(count)[-1]).total_seconds())
    assert waits[:7] == [1, 2, 4, 8, 16, 32, 60]
    assert set(waits[7:]) == {60}


@pytest.mark.parametrize(
    ("password", "kinds"),
    [("abcdef", 1), ("abcDEF", 2), ("abcDEF1", 3), ("abcDEF1-", 4), ("密码abc", 2)],
)
def test_kinds_of_characters_are_counted(password: str, kinds: int) -> None:
    assert passwords.kinds_in(password) == kinds


def test_issued_passwords_differ_and_have_all_kinds() -> None:
    issued = {passwords.issued_password() for _ in range(50)}
    assert len(issued) == 50
    assert {passwords.kinds_in(password) for password in issued} == {4}


@pytest.mark.parametrize(
    ("level", "parent_level", "parent_kind", "refused"),
    [
        (Level.COUNTY, Level.CITY, UnitKind.FISCAL_AUTHORITY, False),
        (Level.COUNTY, Level.COUNTY, UnitKind.FISCAL_AUTHORITY, False),
        (Level.COUNTY, Level.TOWNSHIP, UnitKind.BUDGET_DEPARTMENT, True),
        (Level.TOWNSHIP, Level.TOWNSHIP, UnitKind.VILLAGE_COMMITTEE, True),
    ],
)
def test_a_unit_stands_below_its_own_level_or_a_higher(
    level: Level, parent_level: Level, parent_kind: UnitKind, refused: bool
) -> None:
    assert bool(place_objection(level, parent_level, parent_kind)) == refused


def test_a_village_committee_is_of_a_township() -> None:
    assert not level_objection(UnitKind.VILLAGE_COMMITTEE, Level.TOWNSHIP)
    assert level_objection(UnitKind.VILLAGE_COMMITTEE, Level.COUNTY)


@pytest.mark.parametrize(
    ("environment", "here"),
    [
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}, True),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost"}, True),
        ({"REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]:8000"}, True),
        ({"REMOTE_ADDR": "::1", "HTTP_HOST": "[::1]"}, True),
        ({"REMOTE_ADDR": "10.0.0.7", "HTTP_HOST": "127.0.0.1:8000"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "mingxi.example"}, False),
        # Something in front passes on what came from elsewhere.
        (
            {
                "REMOTE_ADDR": "127.0.0.1",
                "HTTP_HOST": "localhost",
                "HTTP_X_FORWARDED_FOR": "10.0.0.7",
            },
            False,
        ),
        ({"REMOTE_ADDR": "", "HTTP_HOST": "localhost"}, False),
        ({}, False),
    ],
)
def test_what_came_by_the_loopback_interface_is_known(
    environment: dict[str, str], here: bool
) -> None:
    assert is_from_this_machine(environment) == here
