"""What may be done with jobs. The apps above decide who may, and record it in the log."""

from collections.abc import Mapping
from typing import Protocol

from django.db.models import F, QuerySet

from mingxi.office.frame.clock import now
from mingxi.office.frame.database import writing
from mingxi.office.frame.jobs.kinds import Json, kind_of
from mingxi.office.frame.jobs.models import Job, State, lease, new_holder
from mingxi.office.frame.refusals import RefusedError

# How often a job may be taken up without getting a single chunk further. One that brings its worker
# down (too little memory, say) would otherwise do so for ever.
ATTEMPTS_MAX = 3

SILENT = (
    f"处理进程连续{ATTEMPTS_MAX}次中断，作业没有进展。"
    "请联系系统管理员查看运行日志，处理后点击“继续”。"
)


class Asking(Protocol):
    """Who asks for a job: a person, or the machine itself."""

    @property
    def number(self) -> str:
        """The person's number."""

    @property
    def name(self) -> str:
        """The person's name."""


def queue(
    kind: str,
    *,
    arguments: Mapping[str, Json],
    by: Asking,
    key: str | None = None,
    title: str | None = None,
) -> Job:
    """Queue a job; it stands or falls with the transaction of the calling service.

    Args:
        kind: Code of a declared kind; raises UnknownKindError for another.
        arguments: What the work needs: codes and numbers, never personal data (rows are read by
            administrators), files by their stored number.
        by: Who asks for it.
        key: What makes it the same job: a second call with the key gives the first one's job.
        title: Name shown to the owner; the kind's own name where it is left out.
    """
    declared = kind_of(kind)
    with writing():
        job, _ = Job.objects.get_or_create(
            key=key or new_holder(),
            defaults={
                "kind": kind,
                "title": title or declared.name,
                "arguments": dict(arguments),
                "owner_number": by.number,
                "owner_name": by.name,
            },
        )
    return job


def cancel(job: Job) -> Job:
    """Stop a job: at once where it waits, between two chunks where it runs.

    What is committed stays; ``resume`` goes on from there.
    """
    with writing():
        waiting = Job.objects.filter(pk=job.pk, state=State.QUEUED)
        running = Job.objects.filter(pk=job.pk, state=State.RUNNING)
        if not waiting.update(state=State.CANCELLED, ended_at=now()) and not running.update(
            cancel_wished=True
        ):
            raise RefusedError("job-ended", f"作业“{job.title}”已经结束，不能取消。")
        job.refresh_from_db()
    return job


def resume(job: Job) -> Job:
    """Queue a failed or cancelled job again; it goes on after its last committed chunk."""
    with writing():
        stopped = Job.objects.filter(pk=job.pk, state__in=[State.FAILED, State.CANCELLED])
        stopping = Job.objects.filter(pk=job.pk, state=State.RUNNING, cancel_wished=True)
        if not stopped.update(
            state=State.QUEUED,
            cancel_wished=False,
            attempts=0,
            error="",
            queued_at=now(),
            ended_at=None,
        ) and not stopping.update(cancel_wished=False):
            raise RefusedError("job-not-stopped", f"作业“{job.title}”没有停下，不需要继续。")
        job.refresh_from_db()
    return job


def claim(holder: str) -> Job | None:
    """Take the job that waits longest under a lease; None where none waits.

    Looking takes no lock; taking is one conditional update, so of two workers one gets it.
    """
    waiting = Job.objects.filter(state=State.QUEUED).order_by("queued_at", "pk")
    for number in waiting.values_list("pk", flat=True)[:8]:
        moment = now()
        with writing():
            taken = Job.objects.filter(pk=number, state=State.QUEUED).update(
                state=State.RUNNING,
                lease_holder=holder,
                lease_until=moment + lease(),
                heartbeat_at=moment,
                started_at=moment,
                attempts=F("attempts") + 1,
            )
        if taken:
            return Job.objects.get(pk=number)
    return None


def give_back(job: Job) -> None:
    """Queue a job again whose worker stops."""
    with writing():
        held(job).update(state=State.QUEUED, lease_holder="", lease_until=None)


def held(job: Job) -> QuerySet[Job]:
    """Give the row of a run as long as the run holds its lease."""
    return Job.objects.filter(pk=job.pk, lease_holder=job.lease_holder, state=State.RUNNING)


def end(rows: QuerySet[Job], state: State, *, error: str = "") -> int:
    """Write how runs ended; gives how many there were (0 where a lease was lost meanwhile)."""
    with writing():
        return rows.update(
            state=state,
            error=error,
            cancel_wished=False,
            lease_holder="",
            lease_until=None,
            ended_at=now(),
        )


def requeue_dead() -> int:
    """Queue jobs again whose worker fell silent; tells how many jobs were found so.

    Workers call it whenever they look for work, so that it needs no clock.
    """
    dead = Job.objects.filter(state=State.RUNNING, lease_until__lt=now())
    if not dead.exists():
        return 0
    with writing():
        stopped = end(dead.filter(cancel_wished=True), State.CANCELLED)
        given_up = end(dead.filter(attempts__gte=ATTEMPTS_MAX), State.FAILED, error=SILENT)
        again = dead.update(state=State.QUEUED, lease_holder="", lease_until=None)
        return stopped + given_up + again
