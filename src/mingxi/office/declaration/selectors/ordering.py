"""The declarations of a unit in a year as the unit orders them."""

from collections.abc import Sequence
from hashlib import sha256

from django.db.models import F, QuerySet

from mingxi.office.declaration.models import Declaration, ProjectYear
from mingxi.office.declaration.reckoning.states import DeclarationState
from mingxi.office.declaration.reckoning.unit_order import MOVABLE, NOT_ORDERED, free_places
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Person, Unit
from mingxi.office.people.reckoning.roles import Role

# Who decides in a unit what matters most to it.
ORDERING = frozenset({Role.CLERK, Role.UNIT_FINANCE, Role.UNIT_HEAD})


def units_ordered_by(person: Person) -> QuerySet[Unit]:
    """Give the units whose declarations the person orders today."""
    held = person.appointments.on(today()).filter(role__in=[role.value for role in ORDERING])
    return Unit.objects.filter(pk__in=held.values("unit")).order_by("code")


def years_ordered(unit: Unit) -> list[int]:
    """Give the years in which the unit has something to order, the newest first."""
    rows = Declaration.objects.filter(unit=unit, state__in=MOVABLE).order_by("-fiscal_year")
    return list(rows.values_list("fiscal_year", flat=True).distinct())


def order_of(unit: Unit, year: int) -> list[Declaration]:
    """Give what the unit declares for a year in its order.

    What has no place yet stands last, and behind it what was admitted without one.
    """
    rows = Declaration.objects.filter(unit=unit, fiscal_year=year).exclude(state__in=NOT_ORDERED)
    ranked = rows.select_related("project").order_by(F("unit_rank").asc(nulls_last=True), "pk")
    return sorted(ranked, key=lambda one: one.unit_rank is None and not is_movable(one))


def is_movable(declaration: Declaration) -> bool:
    """Tell whether the unit may still give it another place."""
    return DeclarationState(declaration.state) in MOVABLE


def places_of(order: Sequence[Declaration]) -> dict[int, int]:
    """Give the places of those that move, as they would be if the order were kept as it stands."""
    taken = {one.unit_rank for one in order if one.unit_rank and not is_movable(one)}
    moving = [one.pk for one in order if is_movable(one)]
    return dict(zip(moving, free_places(taken), strict=False))


def seal_of(order: Sequence[Declaration]) -> str:
    """Give what an order is known by, so that nobody overwrites unseen what another has ordered."""
    shown = ",".join(f"{one.pk}:{one.unit_rank}:{is_movable(one):d}" for one in order)
    return sha256(shown.encode()).hexdigest()[:32]


def unit_ranks_of(rows: Sequence[ProjectYear]) -> dict[int, int]:
    """Give the places that units gave to lines of a list, by declaration."""
    ranks = Declaration.objects.filter(pk__in=[row.pk for row in rows])
    return {key: rank for key, rank in ranks.values_list("pk", "unit_rank") if rank is not None}
