"""Transactions of the office, alike on SQLite and PostgreSQL."""

from mingxi.office.frame.database.writing import writing

__all__ = ["writing"]
