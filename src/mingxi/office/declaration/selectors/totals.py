"""Numbers and amounts of projects, added up from the totals that the database keeps."""

from typing import NamedTuple

from django.db.models import QuerySet, Sum

from mingxi.office.declaration.models import YearTotal
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.selectors import units_for


class Sums(NamedTuple):
    """How many projects, and their amounts in fen."""

    projects: int = 0
    asked_fen: int = 0
    admitted_fen: int = 0
    next_year_fen: int = 0
    year_after_fen: int = 0


class SettledSums(NamedTuple):
    """The projects of one unit, and their amounts in fen.

    ``asked_of_admitted_fen`` is what was asked for those projects that are admitted, and
    ``admitted_of_arranged_fen`` what was admitted (where review said nothing: asked) of those for
    which something is arranged or proposed, if only nothing; ``funded_projects`` get something.
    """

    unit_id: int
    code: str
    name: str
    projects: int
    asked_fen: int
    admitted_projects: int
    admitted_fen: int
    asked_of_admitted_fen: int
    arranged_projects: int
    funded_projects: int
    arranged_fen: int
    admitted_of_arranged_fen: int


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


def sums_of_units(totals: QuerySet[YearTotal]) -> list[SettledSums]:
    """Add totals up by unit, in the order of their codes; two queries."""
    _, _, _, *columns = SettledSums._fields
    names = {f"all_{name}": Sum(name) for name in columns}
    rows = totals.order_by("unit").values_list("unit").annotate(**names, live=Sum("projects"))
    added = {unit: values for unit, *values in rows.filter(live__gt=0)}
    units = Unit.objects.filter(pk__in=list(added)).order_by("code")
    return [
        SettledSums(unit, code, name, *map(int, added[unit][: len(columns)]))
        for unit, code, name in units.values_list("pk", "code", "name")
    ]
