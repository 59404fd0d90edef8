"""Keeping a lease alive while something slow runs under it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import Error, connections
from structlog.stdlib import get_logger

from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.models import lease

log = get_logger("mingxi.jobs")

# A beat may be lost twice before the lease is.
BEATS_PER_LEASE = 3


@contextmanager
def kept_alive(beat: Callable[[], bool]) -> Iterator[None]:
    """Call the beat regularly, from a thread of its own, until the block ends.

    A beat tells whether the lease is still held; when it is lost, the beating stops. The work is
    not interrupted by that: it learns of it when it wants to commit.
    """
    finished = Event()
    thread = Thread(target=_beating, args=(beat, finished), name="heartbeat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()


def _beating(beat: Callable[[], bool], finished: Event) -> None:
    pause = lease().total_seconds() / BEATS_PER_LEASE
    try:
        while not finished.wait(pause):
            try:
                with writing():
                    held = beat()
            except Error:
                # The next beat may come through; if none does, the lease ends, as it should.
                log.warning("heartbeat_missed")
                connections.close_all()
                continue
            if not held:
                log.warning("lease_lost")
                return
    finally:
        connections.close_all()
