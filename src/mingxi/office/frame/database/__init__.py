"""Transactions of the office, alike on SQLite and PostgreSQL."""

from mingxi.office.frame.database.reading import reading
from mingxi.office.frame.database.writing import writing

__all__ = ["reading", "writing"]
