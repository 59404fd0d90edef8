"""What the background does for search: it builds the index, and brings in what changed."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q

from mingxi.office.frame.clock import now
from mingxi.office.frame.jobs import Chunk, JobFailedError, duty, job_kind
from mingxi.office.frame.jobs.models import Job, Owner, State
from mingxi.office.frame.jobs.services import queue
from mingxi.office.frame.search import index, keeping

BUILDING = "search.build"
# After a building failed, the next one is begun no sooner.
PAUSE_AFTER_FAILURE = timedelta(minutes=10)
_SYSTEM = Owner("system", "系统")


@job_kind(BUILDING, name="建立检索索引")
def build(job: Job) -> Iterator[Chunk]:
    """Build the index; an interrupted job goes on with what it has written."""
    try:
        for step in keeping.build(job.cursor):
            yield Chunk(step.place, step.done, step.total)
    except index.IndexBusyError as busy:
        raise JobFailedError("另一个进程正在写索引。请等它完成后再试。") from busy


@duty("search.refresh", name="更新检索索引", every=timedelta(seconds=1))
def refresh() -> None:
    """Bring in what changed; where there is no index, have one built."""
    if index.current() is None:
        if not _is_being_built():
            queue(BUILDING, arguments={}, by=_SYSTEM)
        return
    try:
        keeping.refresh()
    except index.IndexBusyError:
        # A new index is being built; it is brought up to date when it takes over.
        return


def _is_being_built() -> bool:
    """Tell whether a building waits, runs, or has failed a moment ago."""
    recent = Q(state=State.FAILED, ended_at__gt=now() - PAUSE_AFTER_FAILURE)
    under_way = Q(state__in=[State.QUEUED, State.RUNNING])
    return Job.objects.filter(recent | under_way, kind=BUILDING).exists()
