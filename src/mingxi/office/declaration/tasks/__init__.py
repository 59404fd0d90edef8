"""Slow work of declaration; the worker knows the kinds of jobs that are imported here."""

from mingxi.office.declaration.tasks import (
    checks,
    imports,
    library_changes,
    library_exports,
    library_imports,
    rolling,
    totals,
)

__all__ = [
    "checks",
    "imports",
    "library_changes",
    "library_exports",
    "library_imports",
    "rolling",
    "totals",
]
