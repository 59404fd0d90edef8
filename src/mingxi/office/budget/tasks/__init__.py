"""Slow work of budget; the worker knows the kinds of jobs that are imported here."""

from mingxi.office.budget.tasks import rounds, spending

__all__ = ["rounds", "spending"]
