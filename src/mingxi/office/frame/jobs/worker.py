"""The worker: takes waiting jobs one after another."""

from collections.abc import Callable
from threading import Event

from django.db import Error, close_old_connections, connections
from structlog.stdlib import get_logger

from mingxi.office.frame.jobs.models import new_holder
from mingxi.office.frame.jobs.presence import present
from mingxi.office.frame.jobs.running import run
from mingxi.office.frame.jobs.services import claim, requeue_dead
from mingxi.office.frame.origin import Channel, Origin, arriving

log = get_logger("mingxi.jobs")

ROLE = "worker"
# How long it rests, in seconds, where nothing waits: looking is one read, and takes no lock.
PAUSE = 0.5


def work(stopping: Event) -> None:
    """Work until asked to stop, which is heard between jobs and between chunks."""
    with present(ROLE):
        while not stopping.is_set():
            try:
                worked = work_once(stopping=stopping.is_set)
            except Error:
                log.exception("worker_without_database")
                connections.close_all()
                worked = False
            close_old_connections()
            if not worked:
                stopping.wait(PAUSE)


def work_once(*, stopping: Callable[[], bool]) -> bool:
    """Run the job that waits longest; tells whether there was one."""
    requeue_dead()
    job = claim(new_holder())
    if job is None:
        return False
    with arriving(Origin(Channel.JOB)):
        run(job, stopping=stopping)
    return True
