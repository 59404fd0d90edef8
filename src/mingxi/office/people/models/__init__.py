"""Units, persons, the roles that persons hold in units, and what sign-in keeps."""

from mingxi.office.people.models.appointments import Appointment
from mingxi.office.people.models.persons import Person, PersonRequest
from mingxi.office.people.models.second_factors import RecoveryCode, SecondFactor
from mingxi.office.people.models.sign_ins import Outcome, SignIn
from mingxi.office.people.models.tokens import ApiToken
from mingxi.office.people.models.units import Unit

__all__ = [
    "ApiToken",
    "Appointment",
    "Outcome",
    "Person",
    "PersonRequest",
    "RecoveryCode",
    "SecondFactor",
    "SignIn",
    "Unit",
]
