"""Numbers and amounts of projects, added up from the totals that the database keeps."""

from typing import NamedTuple

from django.db.models import QuerySet, Sum

from mingxi.office.declaration.models import YearTotal
from mingxi.office.people.models import Person
from mingxi.office.people.selectors import units_for


class Sums(NamedTuple):
    """How many projects, and their amounts in fen."""

    projects: int = 0
    asked_fen: int = 0
    admitted_fen: int = 0
    next_year_fen: int = 0
    year_after_fen: int = 0


def totals_for(person: Person) -> QuerySet[YearTotal]:
    """Give the totals of the units that the person may see, of all years."""
    # The keys are asked first: planners mistake how few rows a recursive query has.
    units = list(units_for(person).values_list("pk", flat=True))
    return YearTotal.objects.filter(unit__in=units)


def years_in(totals: QuerySet[YearTotal]) -> list[int]:
    """Give the years of which there are projects, the last one first."""
    years = totals.order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return list(years.annotate(all_projects=Sum("projects")).filter(all_projects__gt=0))


def sums_of(totals: QuerySet[YearTotal]) -> Sums:
    """Add totals up."""
    added = totals.aggregate(**{f"all_{name}": Sum(name) for name in Sums._fields})
    return Sums(*(int(added[f"all_{name}"] or 0) for name in Sums._fields))


def sums_by(totals: QuerySet[YearTotal], *keys: str) -> dict[tuple[object, ...], Sums]:
    """Add totals up by columns of them: ``sums_by(totals, "unit", "category")``.

    What has no projects (any more) is left out.
    """
    # A sum must not bear the name of the column that it adds up.
    names = {f"all_{name}": Sum(name) for name in Sums._fields}
    rows = totals.order_by(*keys).values_list(*keys).annotate(**names)
    added = (
        (tuple(row[: len(keys)]), Sums(*(int(value or 0) for value in row[len(keys) :])))
        for row in rows
    )
    return {key: sums for key, sums in added if sums.projects > 0}
