"""Caps of units, and what counts against them."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Sum

from mingxi.office.budget.models import DetailLine, ExpenseCap, FiscalYear
from mingxi.office.budget.reckoning.caps import CAPPED_CODES, CapKind, used_of
from mingxi.office.budget.reckoning.rounds import ArrangementState
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.selectors import units_for

# What units have handed in counts; what they are still spreading may change.
_COUNTING = (ArrangementState.HANDED_IN.value, ArrangementState.APPROVED.value)


class CapStanding(NamedTuple):
    """A cap and what is arranged against it."""

    cap: ExpenseCap
    used_fen: int

    @property
    def remaining_fen(self) -> int:
        """What may still be arranged."""
        return self.cap.cap_fen - self.used_fen

    @property
    def grows(self) -> bool:
        """Whether it is above last year's."""
        return (self.cap.growth_fen or 0) > 0


def caps_for(person: Person, year: FiscalYear) -> list[CapStanding]:
    """Give the caps of a year of the units that the person may see, with what is used."""
    units = units_for(person).values("pk")
    rows = (
        DetailLine.objects.filter(
            arrangement__fiscal_year=year,
            arrangement__unit__in=units,
            arrangement__state__in=_COUNTING,
            dept_econ_code__in=CAPPED_CODES,
        )
        .values_list("arrangement__unit", "dept_econ_code")
        .annotate(fen=Sum("amount_fen"))
        .order_by()
    )
    used: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for unit, code, fen in rows:
        used[unit][code] = fen
    caps = year.caps.filter(unit__in=units).select_related("unit")
    return [CapStanding(cap, used_of(CapKind(cap.kind), used[cap.unit_id])) for cap in caps]


def used_by_code(unit: Unit, year: FiscalYear, *, without: int) -> dict[str, int]:
    """Give what a unit has handed in under capped codes, leaving out one arrangement."""
    rows = DetailLine.objects.filter(
        arrangement__fiscal_year=year,
        arrangement__unit=unit,
        arrangement__state__in=_COUNTING,
        dept_econ_code__in=CAPPED_CODES,
    ).exclude(arrangement=without)
    return dict(rows.values_list("dept_econ_code").annotate(fen=Sum("amount_fen")).order_by())


def cap_of_last_year(unit: Unit, kind: CapKind, year: FiscalYear) -> int | None:
    """Give the cap that was set for the year before; None where none was."""
    last = ExpenseCap.objects.filter(
        unit=unit, kind=kind.value, fiscal_year__year=year.year - 1
    ).first()
    return last.cap_fen if last else None
