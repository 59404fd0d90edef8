"""What the clock starts: duties of an interval, and duties of a date."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mingxi.office.frame.configuration import TIME_ZONE

Act = Callable[[], object]
DatedAct = Callable[[date], object]


@dataclass(frozen=True)
class IntervalDuty:
    """A duty that returns after an interval; what was missed while nobody ran is done once."""

    code: str
    name: str
    every: timedelta
    act: Act

    def first_due(self, now: datetime) -> datetime:
        """Give when it is due in an office that has not known it."""
        return now


@dataclass(frozen=True)
class DatedDuty:
    """A duty of each day at a time of Asia/Shanghai; every missed date is made up for, in order."""

    code: str
    name: str
    at: time
    act: DatedAct

    def first_due(self, now: datetime) -> datetime:
        """Give when it is due in an office that has not known it: not for days before that."""
        today = datetime.combine(now.astimezone(TIME_ZONE).date(), self.at, TIME_ZONE)
        return today if today >= now else today + timedelta(days=1)

    def next_due(self, due: datetime) -> datetime:
        """Give when it is due for the date after the one that was due then."""
        tomorrow = due.astimezone(TIME_ZONE).date() + timedelta(days=1)
        return datetime.combine(tomorrow, self.at, TIME_ZONE)


AnyDuty = IntervalDuty | DatedDuty

_duties: dict[str, AnyDuty] = {}


def duty(code: str, *, name: str, every: timedelta) -> Callable[[Act], Act]:
    """Declare a duty of an interval: ``duty("events.seal", …)(seal_events)``.

    It runs in one clock at a time, outside of transactions; after a crash in its midst it runs
    again, so it must bear that.
    """

    def declare(act: Act) -> Act:
        _declare(IntervalDuty(code, name, every, act))
        return act

    return declare


def dated_duty(code: str, *, name: str, at: time) -> Callable[[DatedAct], DatedAct]:
    """Declare a duty of each date: the act is called with the date it is due for.

    It runs inside the transaction that ticks the date off, so each date is done exactly once. It
    must be short; what is slow is queued as a job there.
    """

    def declare(act: DatedAct) -> DatedAct:
        _declare(DatedDuty(code, name, at, act))
        return act

    return declare


def declared_duties() -> dict[str, AnyDuty]:
    """Give all duties by their codes."""
    return _duties


def _declare(declared: AnyDuty) -> None:
    assert declared.code not in _duties, declared.code
    _duties[declared.code] = declared
