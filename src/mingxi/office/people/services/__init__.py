"""What may be done with units, persons, their roles and their ways to sign in.

Every service takes who acts (``by``), writes its event in its own transaction, and refuses with a
``RefusedError`` that names the field and the mend. Permissions are asked by pages and API.
"""

from mingxi.office.people.services.appointments import appoint_person, end_appointment
from mingxi.office.people.services.passwords import issue_password, keep_password, set_password
from mingxi.office.people.services.persons import change_person, end_sessions, register_person
from mingxi.office.people.services.second_factors import (
    confirm_second_factor,
    enrol_second_factor,
    remove_second_factor,
)
from mingxi.office.people.services.sign_in import (
    ask_password,
    try_code,
    try_password,
    unlock_person,
)
from mingxi.office.people.services.tokens import issue_token, person_of_token, revoke_token
from mingxi.office.people.services.units import add_unit, change_unit, close_unit

__all__ = [
    "add_unit",
    "appoint_person",
    "ask_password",
    "change_person",
    "change_unit",
    "close_unit",
    "confirm_second_factor",
    "end_appointment",
    "end_sessions",
    "enrol_second_factor",
    "issue_password",
    "issue_token",
    "keep_password",
    "person_of_token",
    "register_person",
    "remove_second_factor",
    "revoke_token",
    "set_password",
    "try_code",
    "try_password",
    "unlock_person",
]
