"""Who acts in the demonstration, and where; numbers and names are those of ``county``."""

from collections.abc import Mapping
from typing import NamedTuple

from mingxi.office.people.models import Person, Unit

BUDGET_OFFICE = "10102"
TREASURY = "10103"
EDUCATION_REVIEWER = "20105"
# By the unit's name, who writes its declarations.
CLERKS = {
    "蘅川县民政局": "20101",
    "蘅川县第一中学": "20111",
    "云岭乡人民政府": "30201",
}


class Cast(NamedTuple):
    """Who acts, by number, and where, by code."""

    persons: Mapping[str, Person]
    units: Mapping[str, Unit]

    def clerk(self, unit: Unit) -> Person:
        """Give the person who writes the declarations of a unit."""
        return self.persons[CLERKS[unit.name]]

    def named(self, name: str) -> Unit:
        """Give a unit by its name."""
        return next(unit for unit in self.units.values() if unit.name == name)

    @property
    def office(self) -> Person:
        """The budget office."""
        return self.persons[BUDGET_OFFICE]
