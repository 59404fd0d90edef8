"""What every page of a year shows: its tabs, and what the person may do."""

from typing import Any

from mingxi.office.budget.models import FiscalYear
from mingxi.office.budget.ports import MANAGE_ROUNDS, PROPOSE_CONTROLS
from mingxi.office.frame.access import holds
from mingxi.office.people.models import Person


def shown_of(year: FiscalYear, current: str, person: Person) -> dict[str, Any]:
    """Give the context of a page of the year."""
    return {
        "year": year,
        "current": current,
        "may_manage": holds(person, MANAGE_ROUNDS),
        "may_propose": holds(person, PROPOSE_CONTROLS),
    }
