"""To whom the fiscal authority gives control figures and replies: departments."""

from collections.abc import Iterable

from mingxi.office.people.models import Unit
from mingxi.office.people.reckoning.units import UnitKind


class Tree:
    """The units as they stand, read once, to walk from a unit up."""

    def __init__(self) -> None:
        self._units = {unit.pk: unit for unit in Unit.objects.all()}

    def line_up(self, unit: int) -> Iterable[Unit]:
        """Give the unit and those above it, the nearest first."""
        above: int | None = unit
        while above is not None:
            one = self._units[above]
            yield one
            above = one.parent_id

    def department_of(self, unit: int) -> Unit:
        """Give the department in charge: the nearest at or above the unit, or the unit itself."""
        for one in self.line_up(unit):
            if one.kind == UnitKind.BUDGET_DEPARTMENT:
                return one
        return self._units[unit]

    def below(self, department: int) -> list[int]:
        """Give the units whose department it is."""
        return [unit for unit in self._units if self.department_of(unit).pk == department]
