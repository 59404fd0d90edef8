"""The one clock of the office: aware times of Asia/Shanghai."""

from datetime import date, datetime

from mingxi.office.frame.configuration import TIME_ZONE


def now() -> datetime:
    """Give this moment."""
    return datetime.now(TIME_ZONE)


def today() -> date:
    """Give the date in Asia/Shanghai, wherever the machine stands."""
    return now().date()
