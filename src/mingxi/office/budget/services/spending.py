"""Putting together what was noted of the spending of units, so that there is little to add up."""

from mingxi.office.budget.models.spending import SPENDING


def gather_spending() -> None:
    """Replace what was noted of each unit and year by its sum."""
    SPENDING.gather()
