"""Numbers and amounts of projects side by side: by unit, category, state and source, over years.

All of it is added up from totals that the database keeps, so that it takes as long for a hundred
thousand projects as for a thousand.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from django.db.models import QuerySet, Sum

from mingxi.office.budget.models import Ceiling
from mingxi.office.budget.reckoning.sources import Source
from mingxi.office.budget.selectors.spent import spent_of
from mingxi.office.declaration.models import YearTotal
from mingxi.office.declaration.reckoning.states import (
    DeclarationState,
    FundKind,
    ProjectCategory,
)
from mingxi.office.declaration.selectors.library import subtree, units_seen
from mingxi.office.declaration.selectors.totals import Sums, sums_by, sums_of, totals_for, years_in
from mingxi.office.people.models import Person, Unit

Key = TypeVar("Key")

# More would not be told apart in a drawing; what is left out is added up.
UNITS_SHOWN = 12


class Arranged(NamedTuple):
    """Ceilings, and what rests on them, in fen."""

    ceiling_fen: int = 0
    used_fen: int = 0


class UnitSums(NamedTuple):
    """What the projects of a unit come to, and what the unit has paid."""

    projects: int
    asked_fen: int
    admitted_fen: int
    spent_fen: int


@dataclass(frozen=True)
class Overview:
    """The totals of a year, and of the years beside each other."""

    year: int
    years: Sequence[int]
    units: Sequence[Unit]
    sums: Sums
    by_unit: Mapping[str, UnitSums]
    by_category: Mapping[str, Sums]
    by_state: Mapping[str, Sums]
    by_year: Mapping[int, Sums]
    by_source: Mapping[str, Arranged]
    arranged_by_year: Mapping[int, Arranged]
    # Nothing at all where a category is asked for: the ledger knows none.
    spent_by_year: Mapping[int, int] | None

    @property
    def spent_fen(self) -> int | None:
        """What is paid in the year, in fen."""
        return None if self.spent_by_year is None else self.spent_by_year.get(self.year, 0)

    @property
    def arranged(self) -> Arranged:
        """What is arranged in the year."""
        return self.arranged_by_year.get(self.year, Arranged())


def overview_for(
    person: Person, *, year: int | None = None, unit_code: str = "", category: str = ""
) -> Overview | None:
    """Give the totals of what the person may see; None where there is nothing at all.

    Args:
        person: Who looks.
        year: The fiscal year; the newest where it is left out or there is no such year.
        unit_code: Only a unit and those below it; all where the person sees no such unit.
        category: Only projects of a category. What is arranged and paid knows no categories and
            is then left out.
    """
    units = units_seen(person)
    root = unit_code if any(unit.code == unit_code for unit in units) else ""
    keys = subtree(units, root)
    totals = totals_for(person).filter(unit__in=keys)
    years = years_in(totals)
    if not years:
        return None
    if category:
        totals = totals.filter(category=category)
    year = year if year in years else years[0]
    of_year = totals.filter(fiscal_year=year)
    arranged = [] if category else _arranged(keys)
    codes = [unit.code for unit in units if unit.pk in set(keys)]
    spent = {} if category else spent_of(codes)
    return Overview(
        year=year,
        years=years,
        units=units,
        sums=sums_of(of_year),
        by_unit=_largest(_by_unit(of_year, spent, year)),
        by_category=_named(sums_by(of_year, "category"), ProjectCategory),
        by_state=_named(sums_by(of_year, "state"), DeclarationState),
        by_year=_years(totals),
        by_source=_added((label, one) for at, label, one in arranged if at == year),
        arranged_by_year=_added((at, one) for at, _, one in arranged),
        spent_by_year=None if category else _of_years(spent),
    )


def _by_unit(
    totals: QuerySet[YearTotal], spent: Mapping[tuple[int, str], int], year: int
) -> dict[str, UnitSums]:
    """Give the sums by name; units of one name are told apart by their codes."""
    found = sums_by(totals, "unit__code", "unit__name")
    names = Counter(name for _, name in found)
    return {
        f"{name}（{code}）" if names[name] > 1 else str(name): UnitSums(
            sums.projects, sums.asked_fen, sums.admitted_fen, spent.get((year, str(code)), 0)
        )
        for (code, name), sums in found.items()
    }


def _of_years(spent: Mapping[tuple[int, str], int]) -> dict[int, int]:
    added: Counter[int] = Counter()
    for (year, _), fen in spent.items():
        added[year] += fen
    return dict(added)


def _years(totals: QuerySet[YearTotal]) -> dict[int, Sums]:
    found = sums_by(totals, "fiscal_year")
    return {int(str(year)): sums for (year,), sums in sorted(found.items(), key=str)}


def _named(
    found: Mapping[tuple[object, ...], Sums],
    names: type[ProjectCategory] | type[DeclarationState],
) -> dict[str, Sums]:
    """Name codes, in the order in which the codes are declared."""
    by_code = {str(code): sums for (code,), sums in found.items()}
    return {one.label: by_code[one.value] for one in names if one.value in by_code}


def _largest(found: Mapping[str, UnitSums]) -> dict[str, UnitSums]:
    """Give the units that ask most, and the others added up."""
    ranked = sorted(found.items(), key=lambda pair: -pair[1].asked_fen)
    shown = dict(ranked[:UNITS_SHOWN])
    rest = [sums for _, sums in ranked[UNITS_SHOWN:]]
    if rest:
        columns = zip(*rest, strict=True)
        shown[f"其他{len(rest)}个单位"] = UnitSums(*(sum(column) for column in columns))
    return shown


def _arranged(units: Sequence[int]) -> list[tuple[int, str, Arranged]]:
    """Give ceilings and what rests on them by year and source."""
    rows = (
        Ceiling.objects.filter(unit__in=units)
        .order_by("fiscal_year__year", "fund_kind", "level")
        .values_list("fiscal_year__year", "fund_kind", "level")
        .annotate(ceiling=Sum("ceiling_fen"), used=Sum("used_fen"))
    )
    return [
        (year, Source(FundKind(kind), level).label, Arranged(int(ceiling), int(used)))
        for year, kind, level, ceiling, used in rows
    ]


def _added(rows: Iterable[tuple[Key, Arranged]]) -> dict[Key, Arranged]:
    added: dict[Key, Arranged] = {}
    for key, one in rows:
        before = added.get(key, Arranged())
        added[key] = Arranged(before.ceiling_fen + one.ceiling_fen, before.used_fen + one.used_fen)
    return added
