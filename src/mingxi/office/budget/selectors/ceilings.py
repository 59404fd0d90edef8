"""The ceilings of a year, and which of them a unit's projects rest on."""

from collections.abc import Iterable

from django.db.models import QuerySet

from mingxi.office.budget.models import Ceiling, FiscalYear
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.selectors.departments import Tree
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for


def ceilings_for(person: Person, year: FiscalYear) -> QuerySet[Ceiling]:
    """Give the ceilings of a year of the units that the person may see."""
    rows = year.ceilings.filter(unit__in=units_for(person).values("pk"))
    return rows.select_related("unit")


def ceilings_over(
    units: Iterable[int], year: FiscalYear, tree: Tree
) -> dict[int, dict[Source, Ceiling]]:
    """Give for each unit the ceiling of every source: its own, else the nearest one above it."""
    by_unit: dict[int, dict[Source, Ceiling]] = {}
    for ceiling in year.ceilings.select_related("unit"):
        by_unit.setdefault(ceiling.unit_id, {})[ceiling.source] = ceiling
    over: dict[int, dict[Source, Ceiling]] = {}
    for unit in units:
        found: dict[Source, Ceiling] = {}
        for above in tree.line_up(unit):
            found = by_unit.get(above.pk, {}) | found
        over[unit] = found
    return over
