"""Until when the law wants a budget replied to (批复).

Source: 预算法 第五十二条: the fiscal authority replies to departments within 20 days after the
people's congress has approved the budget, a department to its units within 15 days after it was
replied to. Days are those of the calendar; the day of the event itself does not count.
"""

from datetime import date, timedelta
from typing import NamedTuple

FINANCE_DAYS = 20
DEPARTMENT_DAYS = 15
SOON_DAYS = 5


class Deadline(NamedTuple):
    """The last day for something, and the day it was done (None: not yet)."""

    last_day: date
    done_on: date | None = None

    def days_left(self, on: date) -> int:
        """Give the days that are left; below zero: so many days too late."""
        return (self.last_day - (self.done_on or on)).days

    def is_overdue(self, on: date) -> bool:
        """Tell whether it is, or was, done too late."""
        return self.days_left(on) < 0

    def is_soon(self, on: date) -> bool:
        """Tell whether it is still to be done, and few days are left."""
        return self.done_on is None and 0 <= self.days_left(on) <= SOON_DAYS

    def told(self, on: date) -> str:
        """Say how it stands: ``还有3天``, ``已超期2天``, ``按期``."""
        days = self.days_left(on)
        if self.done_on is not None:
            return "按期" if days >= 0 else f"超期{-days}天"
        return f"还有{days}天" if days >= 0 else f"已超期{-days}天"


def of_finance(approved_on: date, done_on: date | None = None) -> Deadline:
    """Give the deadline of 财政批复 from the day of the congress's approval."""
    return Deadline(approved_on + timedelta(FINANCE_DAYS), done_on)


def of_department(replied_on: date, done_on: date | None = None) -> Deadline:
    """Give the deadline of 部门批复 from the day on which finance replied."""
    return Deadline(replied_on + timedelta(DEPARTMENT_DAYS), done_on)
