"""Rows that operations are about; what the person may not see is not there."""

from django.shortcuts import get_object_or_404

from mingxi.office.budget.models import Arrangement, FiscalYear
from mingxi.office.budget.selectors.arrangements import arrangements_for
from mingxi.office.budget.selectors.years import years_for
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.selectors import units_for


def year_of(person: Person, year: int) -> FiscalYear:
    """Give a year."""
    return get_object_or_404(years_for(person), year=year)


def unit_of(person: Person, code: str) -> Unit:
    """Give a unit."""
    unit: Unit = get_object_or_404(units_for(person), code=code)
    return unit


def arrangement_of(person: Person, number: int) -> Arrangement:
    """Give an arrangement."""
    rows = arrangements_for(person).select_related("declaration__project", "unit", "fiscal_year")
    return get_object_or_404(rows, pk=number)
