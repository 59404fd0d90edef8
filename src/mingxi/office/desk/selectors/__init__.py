"""What may be read on the desk, and by whom: a module for each page's matter."""

from mingxi.office.desk.selectors.jobs import jobs_for

__all__ = ["jobs_for"]
