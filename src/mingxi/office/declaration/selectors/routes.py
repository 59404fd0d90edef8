"""Which route a unit's texts take, where each step is taken, and what blocks."""

from mingxi.office.declaration.models import BlockingRule, ReviewRoute
from mingxi.office.declaration.reckoning.blocking import Blocking
from mingxi.office.declaration.reckoning.routes import Candidate, StepKind, chosen_route
from mingxi.office.frame.clock import today
from mingxi.office.people.models import Unit
from mingxi.office.people.reckoning.units import UnitKind


def route_for(unit: Unit) -> ReviewRoute | None:
    """Give the route that the unit's texts take today; None where none is set."""
    day = today()
    routes = {
        route.pk: route
        for route in ReviewRoute.objects.filter(
            unit_kind__in=("", unit.kind), unit_level__in=("", unit.level), begins__lte=day
        ).prefetch_related("steps")
        if route.ends is None or route.ends > day
    }
    chosen = chosen_route(
        Candidate(bool(route.unit_kind), bool(route.unit_level), route.begins, route.pk)
        for route in routes.values()
    )
    return routes[chosen] if chosen is not None else None


def units_of_steps(unit: Unit) -> dict[StepKind, Unit | None]:
    """Give for each kind of step the unit in which its role is to be held.

    None where there is none: a unit that is its own department, or has none above it, has no step
    of the department; one below no fiscal authority nobody in finance.
    """
    above = list(Unit.objects.ancestors(unit, include_self=True))[::-1]
    finance = next((one for one in above if one.kind == UnitKind.FISCAL_AUTHORITY), None)
    department = None
    if unit.kind not in (UnitKind.BUDGET_DEPARTMENT, UnitKind.FISCAL_AUTHORITY):
        department = next((one for one in above if one.kind == UnitKind.BUDGET_DEPARTMENT), None)
    return {
        kind: unit if kind.is_in_unit else finance if kind.is_in_finance else department
        for kind in StepKind
    }


def blocking_rules() -> list[Blocking]:
    """Give the rules of the place."""
    return [rule.value for rule in BlockingRule.objects.all()]
