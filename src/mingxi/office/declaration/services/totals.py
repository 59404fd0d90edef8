"""Putting together what was noted of groups of projects, so that there is little to add up."""

from mingxi.office.declaration.models.totals import SUMS


def gather_totals() -> None:
    """Replace what was noted of each group by its sum; a group without projects vanishes."""
    SUMS.gather()
