"""The clock: starts what is due, once, even where two clocks run."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event

from django.db import Error, connections
from django.db.models import F, Q, QuerySet
from structlog.stdlib import get_logger

from mingxi.office.frame.clock import now
from mingxi.office.frame.configuration import TIME_ZONE
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.duties import AnyDuty, DatedDuty, IntervalDuty, declared_duties
from mingxi.office.frame.jobs.leases import kept_alive
from mingxi.office.frame.jobs.models import Duty, lease, new_holder
from mingxi.office.frame.jobs.presence import present
from mingxi.office.frame.origin import Channel, Origin, arriving

log = get_logger("mingxi.clock")

ROLE = "clock"
# How often it looks, in seconds.
TICK = 0.5
# How long a duty rests after it failed; one of a shorter interval comes back with that.
PAUSE_AFTER_FAILURE = timedelta(minutes=1)


def run_clock(stopping: Event) -> None:
    """Start duties until asked to stop; a slow one keeps none of the others waiting."""
    duties = declared_duties()
    enter_duties(now())
    busy: set[str] = set()
    with present(ROLE), ThreadPoolExecutor(max_workers=max(1, len(duties))) as pool:
        while not stopping.is_set():
            try:
                for code in due_codes(now()):
                    if code in duties and code not in busy:
                        busy.add(code)
                        pool.submit(_run_in_thread, duties[code], busy)
            except Error:
                log.exception("clock_without_database")
                connections.close_all()
            stopping.wait(TICK)


def enter_duties(moment: datetime) -> None:
    """Enter the declared duties that the table does not hold yet."""
    with writing():
        known = set(Duty.objects.values_list("code", flat=True))
        Duty.objects.bulk_create(
            [
                Duty(code=code, next_due=duty.first_due(moment))
                for code, duty in declared_duties().items()
                if code not in known
            ],
            # Another clock may start at this moment.
            ignore_conflicts=True,
        )


def due_codes(moment: datetime) -> list[str]:
    """Give the duties that are due and that no clock is at, the longest overdue first."""
    return list(_startable(moment).order_by("next_due").values_list("code", flat=True))


def run_due(duty: AnyDuty, moment: datetime) -> bool:
    """Run a duty if it is due and no other clock has it; tells whether it ran.

    A dated duty that missed several dates does one of them in a call.
    """
    with arriving(Origin(Channel.CLOCK)):
        try:
            if isinstance(duty, DatedDuty):
                return _run_dated(duty, moment)
            return _run_interval(duty, moment)
        except Exception:  # a bug in one duty must not stop all others
            log.exception("duty_failed", duty=duty.code)
            _put_off(duty, moment)
            return False


def _run_dated(duty: DatedDuty, moment: datetime) -> bool:
    """Do the duty's oldest date in the transaction that ticks it off."""
    with writing():
        row = _startable(moment).filter(code=duty.code).first()
        if row is None:
            return False
        # Who comes second waits here for the first to end, and then finds another date.
        ticked = _startable(moment).filter(pk=row.pk, next_due=row.next_due)
        if not ticked.update(next_due=duty.next_due(row.next_due), last_run=moment, failures=0):
            return False
        duty.act(row.next_due.astimezone(TIME_ZONE).date())
    log.info("duty_done", duty=duty.code)
    return True


def _run_interval(duty: IntervalDuty, moment: datetime) -> bool:
    """Run the duty under a lease, outside of transactions."""
    holder = new_holder()
    with writing():
        claimed = (
            _startable(moment)
            .filter(code=duty.code)
            .update(lease_holder=holder, lease_until=moment + lease())
        )
    if not claimed:
        return False
    held = Duty.objects.filter(code=duty.code, lease_holder=holder)
    with kept_alive(lambda: bool(held.update(lease_until=now() + lease()))):
        duty.act()
    with writing():
        held.update(
            next_due=moment + duty.every,
            last_run=moment,
            failures=0,
            lease_holder="",
            lease_until=None,
        )
    log.debug("duty_done", duty=duty.code)
    return True


def _put_off(duty: AnyDuty, moment: datetime) -> None:
    """Leave a failed duty due, but let it rest: nobody takes it before the lease of nobody ends."""
    pause = PAUSE_AFTER_FAILURE
    if isinstance(duty, IntervalDuty):
        pause = min(pause, duty.every)
    with writing():
        Duty.objects.filter(code=duty.code).update(
            lease_holder="", lease_until=moment + pause, failures=F("failures") + 1
        )


def _startable(moment: datetime) -> QuerySet[Duty]:
    return Duty.objects.filter(
        Q(lease_until=None) | Q(lease_until__lt=moment), next_due__lte=moment
    )


def _run_in_thread(duty: AnyDuty, busy: set[str]) -> None:
    try:
        run_due(duty, now())
    finally:
        busy.discard(duty.code)
        connections.close_all()
