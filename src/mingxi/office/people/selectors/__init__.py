"""What may be read, and by whom."""

from mingxi.office.people.selectors.persons import (
    answer,
    appointments_for,
    persons_for,
    roles_of,
)
from mingxi.office.people.selectors.sign_ins import sign_ins_for
from mingxi.office.people.selectors.units import line_of, units_for

__all__ = [
    "answer",
    "appointments_for",
    "line_of",
    "persons_for",
    "roles_of",
    "sign_ins_for",
    "units_for",
]
